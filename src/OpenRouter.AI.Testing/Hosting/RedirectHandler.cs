using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Sends what is meant for OpenRouter to the emulator, with the emulator's key: a real one never leaves the process.</summary>
internal sealed partial class RedirectHandler(RedirectTarget target) : DelegatingHandler
{
    private const string KeyStart = "sk-or-";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (PathOf(request) is { } path)
        {
            Redirect(request, await target.Server.WaitAsync(cancellationToken).ConfigureAwait(false), path);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Clients without <c>async</c> must not get past: the handler before the network does not ask <see cref="SendAsync"/>.</summary>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (PathOf(request) is { } path)
        {
            Redirect(request, target.Running, path);
        }

        return base.Send(request, cancellationToken);
    }

    /// <summary>Gets the path on the emulator; <see langword="null"/> for a request that is for another.</summary>
    private string? PathOf(HttpRequestMessage request)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } uri)
        {
            return null;
        }

        string? path = target.Addresses.PathOf(uri);
        return path is not null || uri.IsLoopback || !HasKey(request) ? path : throw new InvalidOperationException(
            $"A request to {uri.Host} with an OpenRouter key was not sent: the emulator takes the place of openrouter.ai in this application, and "
            + $"a real key must not leave it. Add the address to {nameof(OpenRouterEmulatorOptions)}.{nameof(OpenRouterEmulatorOptions.RedirectedEndpoints)} "
            + "to send it to the emulator too.");
    }

    private static void Redirect(HttpRequestMessage request, OpenRouterEmulator server, string path)
    {
        request.RequestUri = new Uri(server.Endpoint, path + Key().Replace(request.RequestUri!.Query, server.ApiKey));
        request.Headers.Host = null;
        Replace(request.Headers, server.ApiKey);
        Replace(request.Content?.Headers, server.ApiKey);

        // The application's own key would tell which kind it is, but is not ours to read.
        string key = path.EndsWith("/credits", StringComparison.Ordinal) ? server.ManagementApiKey : server.ApiKey;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    private static void Replace(HttpHeaders? headers, string key)
    {
        foreach ((string name, IEnumerable<string> values) in headers?.Where(static header => header.Value.Any(HasKey)).ToArray() ?? [])
        {
            headers!.Remove(name);
            headers.TryAddWithoutValidation(name, values.Select(value => Key().Replace(value, key)));
        }
    }

    private static bool HasKey(HttpRequestMessage request) =>
        HasKey(Uri.UnescapeDataString(request.RequestUri!.OriginalString))
        || request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).Any(static header => header.Value.Any(HasKey));

    /// <summary>Looks into names and passwords of the basic scheme too.</summary>
    private static bool HasKey(string value) => value.Contains(KeyStart, StringComparison.Ordinal)
        || (AuthenticationHeaderValue.TryParse(value, out AuthenticationHeaderValue? basic) && basic.Parameter is { } parameter && HasKey(basic.Scheme, parameter));

    private static bool HasKey(string scheme, string parameter)
    {
        byte[] plain = new byte[parameter.Length];
        return scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(parameter, plain, out int length)
            && Encoding.UTF8.GetString(plain, 0, length).Contains(KeyStart, StringComparison.Ordinal);
    }

    [GeneratedRegex("sk-or-[A-Za-z0-9_-]*", RegexOptions.None, 10_000)]
    private static partial Regex Key();
}
