using System;
using System.Linq;

namespace OpenRouter.AI.Models;

/// <summary>The id of a model as a path: author and slug are segments of their own, and everything else is escaped.</summary>
internal static class ModelPath
{
    /// <exception cref="ArgumentException">The id is none.</exception>
    internal static string Of(string id)
    {
        string[] segments = id.Split('/');

        // A dot segment would lead to another endpoint.
        if (segments.Length < 2 || segments.Any(static segment => segment is "" or "." or ".." || string.IsNullOrWhiteSpace(segment)))
        {
            throw new ArgumentException($"'{id}' is no id of a model: author/slug is expected, such as openai/gpt-4o.", nameof(id));
        }

        // The colon of a variant stays readable; it is allowed in a path.
        return string.Join("/", segments.Select(static segment => Uri.EscapeDataString(segment).Replace("%3A", ":", StringComparison.Ordinal)));
    }
}
