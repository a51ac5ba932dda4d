using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>Which posts the search of xAI models may find on X (<c>x_search_filter</c>).</summary>
/// <remarks>Other models ignore it.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins/web-search"/>.</remarks>
public sealed class XSearchFilter
{
    /// <summary>Gets or sets the only accounts to search.</summary>
    /// <value>At most 20; <see langword="null"/> (the default) searches all. Excludes <see cref="ExcludedXHandles"/>.</value>
    public IList<string>? AllowedXHandles { get; set; }

    /// <summary>Gets or sets the accounts to leave out.</summary>
    /// <value>At most 20; <see langword="null"/> (the default) leaves out none. Excludes <see cref="AllowedXHandles"/>.</value>
    public IList<string>? ExcludedXHandles { get; set; }

    /// <summary>Gets or sets the first day of the posts.</summary>
    /// <value>An ISO 8601 date; <see langword="null"/> (the default) sets no start.</value>
    public string? FromDate { get; set; }

    /// <summary>Gets or sets the last day of the posts.</summary>
    /// <value>An ISO 8601 date; <see langword="null"/> (the default) sets no end.</value>
    public string? ToDate { get; set; }

    /// <summary>Gets or sets whether the model looks at pictures in the posts.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the model.</value>
    public bool? EnableImageUnderstanding { get; set; }

    /// <summary>Gets or sets whether the model looks at videos in the posts.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the model.</value>
    public bool? EnableVideoUnderstanding { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
