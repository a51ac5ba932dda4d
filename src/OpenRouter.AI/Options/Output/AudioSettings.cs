using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How spoken answers sound (<c>audio</c>).</summary>
/// <remarks>Audio is given only for streamed answers, with <see cref="OutputModality.Audio"/> asked for.
/// Source: <see href="https://openrouter.ai/docs/guides/overview/multimodal/audio"/>.</remarks>
public sealed class AudioSettings
{
    /// <summary>Gets or sets the voice.</summary>
    /// <value>A name that the model knows, such as <c>alloy</c>; <see langword="null"/> (the default) sends none.</value>
    public string? Voice { get; set; }

    /// <summary>Gets or sets the encoding.</summary>
    /// <value><c>wav</c>, <c>mp3</c>, <c>flac</c>, <c>opus</c> or <c>pcm16</c>; <see langword="null"/> (the default) sends none.</value>
    public string? Format { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
