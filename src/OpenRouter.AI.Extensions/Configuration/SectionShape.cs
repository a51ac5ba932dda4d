using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace OpenRouter.AI.Configuration;

/// <summary>Finds what the binder passes over without a word: a value where a list or a section belongs, and names that do not exist. Among these are
/// settings of privacy, of which nobody would notice that they do not hold.</summary>
internal static class SectionShape
{
    private static readonly string[] Lists = [nameof(OpenRouterOptions.AppCategories), nameof(OpenRouterOptions.Models)];
    private static readonly PropertyInfo[] ProviderSettings = typeof(OpenRouterProviderOptions).GetProperties();
    private static readonly string[] ProviderLists =
        [.. NamesOf(ProviderSettings.Where(static property => property.PropertyType == typeof(IList<string>)))];

    private static readonly string[] ProviderNames = [.. NamesOf(ProviderSettings)];
    private static readonly string[] PriceNames = [.. NamesOf(typeof(OpenRouterMaxPriceOptions).GetProperties())];
    private static readonly string[] ReasoningNames = [.. NamesOf(typeof(OpenRouterReasoningOptions).GetProperties())];

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
            .Concat(Days(section.GetSection(nameof(OpenRouterOptions.IdleTimeout))))
            .Concat(Unknown(provider, ProviderNames))
            .Concat(Unknown(prices, PriceNames))
            .Concat(Unknown(reasoning, ReasoningNames));
    }

    private static IEnumerable<string> NamesOf(IEnumerable<PropertyInfo> properties) => properties.Select(static property => property.Name);

    /// <summary>Finds a time that is a number alone, which is rarely meant as it is read.</summary>
    private static IEnumerable<string> Days(IConfigurationSection time)
    {
        if (int.TryParse(time.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            yield return $"{time.Path} would be {number} days. Write a time such as 00:05:00, which is five minutes.";
        }
    }

    /// <summary>An empty list in JSON has an empty value.</summary>
    private static bool IsValue(IConfigurationSection section) => !string.IsNullOrEmpty(section.Value);

    private static IEnumerable<string> Unknown(IConfigurationSection section, string[] names) => section.GetChildren()
        .Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
        .Select(child => $"{child.Path} is not a setting. There are {string.Join(", ", names)}.");
}
