using System;
using System.Collections.Generic;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OpenRouter.AI.Configuration;

/// <summary>Fills the options of one name from a section.</summary>
internal sealed class SectionBinding(string name, IConfigurationSection section) : IConfigureNamedOptions<OpenRouterOptions>
{
    public void Configure(string? requested, OpenRouterOptions options)
    {
        if (requested == name)
        {
            options.Section = section.Path;
            options.Mistakes.AddRange(SectionShape.Check(section));
            if (name.Length > 0 && !section.Exists())
            {
                // Such a client would take the key of another one from the environment.
                options.Mistakes.Add($"{section.Path} does not exist, or is empty. Write the settings of '{name}' there, or correct the name of the section.");
            }

            ClearLists(options);
            Bind(options);
        }
    }

    public void Configure(OpenRouterOptions options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);

    private static string Advice(string message) =>
        message.Contains("System.TimeSpan", StringComparison.Ordinal) ? "Write a time such as 00:05:00."
        : message.Contains("System.Boolean", StringComparison.Ordinal) ? "Write true or false."
        : message.Contains("System.Uri", StringComparison.Ordinal) ? "Write an absolute address."
        : "Write a number.";

    private void Bind(OpenRouterOptions options)
    {
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException exception)
        {
            // It names the setting and the value.
            options.Mistakes.Add($"{exception.Message} {Advice(exception.Message)}");
            options.IsComplete = false;
        }
    }

    /// <summary>The binder adds to lists. One that the section has replaces what was set before, as its other settings do, so that a section
    /// that is bound twice says the same.</summary>
    private void ClearLists(OpenRouterOptions options)
    {
        Clear(options.AppCategories, section.GetSection(nameof(options.AppCategories)));
        Clear(options.Models, section.GetSection(nameof(options.Models)));
        if (options.Provider is { } provider)
        {
            IConfigurationSection own = section.GetSection(nameof(options.Provider));
            Clear(provider.Order, own.GetSection(nameof(provider.Order)));
            Clear(provider.Only, own.GetSection(nameof(provider.Only)));
            Clear(provider.Ignore, own.GetSection(nameof(provider.Ignore)));
            Clear(provider.Quantizations, own.GetSection(nameof(provider.Quantizations)));
        }
    }

    private static void Clear(IList<string> list, IConfigurationSection own)
    {
        if (own.Exists())
        {
            list.Clear();
        }
    }
}
