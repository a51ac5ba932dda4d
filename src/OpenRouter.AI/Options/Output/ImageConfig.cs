using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How generated pictures look (<c>image_config</c>).</summary>
/// <remarks>The map is open: models differ in the keys and words they take, and what has no property here goes into
/// <see cref="AdditionalProperties"/> (some models know <c>image_size</c>).
/// Source: <see href="https://openrouter.ai/docs/guides/overview/multimodal/image-generation"/>.</remarks>
public sealed class ImageConfig
{
    /// <summary>Gets or sets the ratio of width to height.</summary>
    /// <value>For example <c>16:9</c>; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? AspectRatio { get; set; }

    /// <summary>Gets or sets the size.</summary>
    /// <value>A word of the model, such as <c>1024x1024</c>; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? Size { get; set; }

    /// <summary>Gets or sets the quality.</summary>
    /// <value>A word of the model, such as <c>high</c>; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? Quality { get; set; }

    /// <summary>Gets or sets the background.</summary>
    /// <value>A word of the model, such as <c>transparent</c>; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? Background { get; set; }

    /// <summary>Gets or sets the file format.</summary>
    /// <value>A word of the model, such as <c>webp</c>; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? OutputFormat { get; set; }

    /// <summary>Gets or sets how much the file is compressed.</summary>
    /// <value>Percent, 0 to 100; <see langword="null"/> (the default) leaves it to the model.</value>
    public int? OutputCompression { get; set; }

    /// <summary>Gets or sets how strictly content is moderated.</summary>
    /// <value>A word of the model, such as <c>low</c>; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? Moderation { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
