using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The cache breakpoints, wherever they are.</summary>
internal static class CacheRules
{
    private const int MostBreakpoints = 4;

    internal static void Check(JsonField request)
    {
        List<JsonField> breakpoints = Owners(request).Select(owner => owner["cache_control"]).Where(control => control.IsGiven).ToList();
        foreach (JsonField control in breakpoints)
        {
            control.BeObject()["type"].Required().BeOneOf("ephemeral");
            control["ttl"].BeOneOf("5m", "1h");
        }

        if (breakpoints.Count > MostBreakpoints)
        {
            throw breakpoints[MostBreakpoints].Invalid(
                $"at most {MostBreakpoints} cache_control breakpoints are allowed, found {breakpoints.Count}");
        }
    }

    private static IEnumerable<JsonField> Owners(JsonField request) =>
        request["messages"].Items().SelectMany(message => message["content"].Items())
            .Concat(request["tools"].Items())
            .Append(request);
}
