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
            section.Bind(options);
        }
    }

    public void Configure(OpenRouterOptions options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);
}
