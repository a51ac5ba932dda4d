using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How PDF files are read (<c>pdf</c> of the file parser).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/overview/multimodal/pdfs"/>.</remarks>
public sealed class PdfSettings
{
    /// <summary>Gets or sets the parser.</summary>
    /// <value><see langword="null"/> (the default) lets the service choose: the model itself if it can read PDF, otherwise the paid
    /// text recognition.</value>
    public PdfEngine? Engine { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
