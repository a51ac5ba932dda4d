using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Options;

/// <summary>The context with the encoder that an attribute cannot name: text is not escaped beyond need.</summary>
internal static class OptionsJson
{
    internal static OptionsJsonContext Context { get; } =
        new(new JsonSerializerOptions(OptionsJsonContext.Default.Options) { Encoder = WireEncoder.Instance });
}
