namespace OpenRouter.AI;

/// <summary>Chooses how files in a message are read (<c>file-parser</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/overview/multimodal/pdfs"/>.</remarks>
public sealed class FileParserPlugin : OpenRouterPlugin
{
    internal const string PluginId = "file-parser";

    /// <inheritdoc/>
    public override string Id => PluginId;

    /// <summary>Gets or sets how PDF files are read.</summary>
    /// <value><see langword="null"/> (the default) lets the service choose.</value>
    public PdfSettings? Pdf { get; set; }
}
