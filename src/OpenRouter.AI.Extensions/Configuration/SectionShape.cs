using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;

namespace OpenRouter.AI.Configuration;

/// <summary>Finds what the binder passes over without a word: a value where a list or a section belongs, and names that do not exist. Among these are
/// settings of privacy, of which nobody would notice that they do not hold.</summary>
internal static class SectionShape
{
    private static readonly string[] Lists = [nameof(OpenRouterOptions.AppCategories), nameof(OpenRouterOptions.Models)];

    private static readonly string[] ProviderLists =
    [
        nameof(OpenRouterProviderOptions.Order), nameof(OpenRouterProviderOptions.Only), nameof(OpenRouterProviderOptions.Ignore),
        nameof(OpenRouterProviderOptions.Quantizations),
    ];

    private static readonly string[] ProviderNames =
    [
        .. ProviderLists, nameof(OpenRouterProviderOptions.AllowFallbacks), nameof(OpenRouterProviderOptions.RequireParameters),
        nameof(OpenRouterProviderOptions.DataCollection), nameof(OpenRouterProviderOptions.Zdr), nameof(OpenRouterProviderOptions.EnforceDistillableText),
        nameof(OpenRouterProviderOptions.Sort), nameof(OpenRouterProviderOptions.PreferredMinThroughput),
        nameof(OpenRouterProviderOptions.PreferredMaxLatency), nameof(OpenRouterProviderOptions.MaxPrice),
    ];

    private static readonly string[] PriceNames =
    [
        nameof(OpenRouterMaxPriceOptions.Prompt), nameof(OpenRouterMaxPriceOptions.Completion), nameof(OpenRouterMaxPriceOptions.Request),
        nameof(OpenRouterMaxPriceOptions.Image), nameof(OpenRouterMaxPriceOptions.Audio),
    ];

    private static readonly string[] ReasoningNames =
    [
        nameof(OpenRouterReasoningOptions.Effort), nameof(OpenRouterReasoningOptions.MaxTokens), nameof(OpenRouterReasoningOptions.Exclude),
        nameof(OpenRouterReasoningOptions.Enabled), nameof(OpenRouterReasoningOptions.Summary), nameof(OpenRouterReasoningOptions.Context),
        nameof(OpenRouterReasoningOptions.Mode),
    ];

    /// <summary>Tells what is wrong, and what to do about it. The section itself may hold what belongs to the application.</summary>
    internal static IEnumerable<string> Check(IConfigurationSection section)
    {
        IConfigurationSection provider = section.GetSection(nameof(OpenRouterOptions.Provider));
        IConfigurationSection prices = provider.GetSection(nameof(OpenRouterProviderOptions.MaxPrice));
        IConfigurationSection reasoning = section.GetSection(nameof(OpenRouterOptions.Reasoning));
        IConfigurationSection headers = section.GetSection(nameof(OpenRouterOptions.Headers));
        return Lists.Select(section.GetSection).Concat(ProviderLists.Select(provider.GetSection)).Where(IsValue)
            .Select(static list => $"{list.Path} is a list, not a value. Write {list.Path}:0 for its first entry.")
            .Concat(new[] { provider, prices, reasoning, headers }.Where(IsValue)
                .Select(static own => $"{own.Path} is a section, not a value. Write its settings one by one, such as {own.Path}:Name."))
            .Concat(Unknown(provider, ProviderNames))
            .Concat(Unknown(prices, PriceNames))
            .Concat(Unknown(reasoning, ReasoningNames));
    }

    /// <summary>An empty list in JSON has an empty value.</summary>
    private static bool IsValue(IConfigurationSection section) => !string.IsNullOrEmpty(section.Value);

    private static IEnumerable<string> Unknown(IConfigurationSection section, string[] names) => section.GetChildren()
        .Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
        .Select(child => $"{child.Path} is not a setting. There are {string.Join(", ", names)}.");
}
