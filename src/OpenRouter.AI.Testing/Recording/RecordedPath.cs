using System;
using System.IO;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>
/// The part of a path that names the endpoint. What stands before it is the place of the service: <c>/api/v1/</c>, or whatever path a gateway has.
/// </summary>
internal static class RecordedPath
{
    private const string Root = "/api/v1/";
    private const string Version = "/v1/";

    // For gateways without a version in their path. The longer ones come first: the list of embedding models is not that of models.
    private static readonly string[] Known =
        ["/chat/completions", "/responses", "/embeddings/models", "/embeddings", "/models/count", "/models/user", "/models", "/providers", "/endpoints/zdr",
            "/generation", "/credits", "/key"];

    /// <summary>Gets the endpoint of a recording.</summary>
    /// <param name="endpoint">What the recording names; it may be the whole path of a gateway.</param>
    /// <param name="url">Where the request went.</param>
    internal static string Of(string? endpoint, Uri? url) => (endpoint, url) switch
    {
        (null, null) => throw new InvalidDataException("neither endpoint nor url is there."),
        (not null, null) => endpoint.Trim('/'),
        (not null, not null) when url.AbsolutePath.Contains(Root, StringComparison.Ordinal) => endpoint.Trim('/'),
        _ => Of(Uri.UnescapeDataString(url.AbsolutePath)),
    };

    /// <summary>Gets the endpoint of a path from the root of a server.</summary>
    internal static string Of(string path)
    {
        foreach (string root in (ReadOnlySpan<string>)[Root, Version])
        {
            int at = path.IndexOf(root, StringComparison.Ordinal);
            if (at >= 0)
            {
                return path[(at + root.Length)..].Trim('/');
            }
        }

        string? known = Array.Find(Known, known => path.EndsWith(known, StringComparison.Ordinal));
        return (known ?? path).Trim('/');
    }
}
