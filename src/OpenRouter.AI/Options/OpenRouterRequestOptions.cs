using System.Collections.Generic;
using System.Text.Json.Serialization;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

/// <summary>Everything that one request can say to OpenRouter and <c>ChatOptions</c> cannot.</summary>
/// <remarks>
/// <para>All is <see langword="null"/> by default, and what is <see langword="null"/> is not sent: the default of the model, the
/// provider or the account then holds. Values are sent as they are; the service answers for their limits, with 400 where it
/// minds.</para>
/// <para>Reach it with <see cref="OpenRouterChatOptionsExtensions.WithOpenRouter"/> or
/// <see cref="OpenRouterEmbeddingOptionsExtensions.WithOpenRouter"/>, or return it from <c>RawRepresentationFactory</c> of the options. As JSON it has the names of the wire, so that it survives stores, caches and
/// copies.</para>
/// <para>Source: <see href="https://openrouter.ai/docs/api/reference/parameters"/>.</para>
/// </remarks>
public sealed partial class OpenRouterRequestOptions
{
    /// <summary>Gets or sets the models to try, in this order, when the model of the request fails.</summary>
    /// <value>Slugs; <see langword="null"/> (the default) tries none. The one that answered is billed and named in the answer.</value>
    public IList<string>? Models { get; set; }

    /// <summary>Gets or sets the preset that fills in what the request leaves open.</summary>
    /// <value>The slug; <see langword="null"/> (the default) uses none. Tools of the preset are added to those of the request.</value>
    public string? Preset { get; set; }

    /// <summary>Gets or sets which providers may serve.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the service and the account.</value>
    public ProviderRouting? Provider { get; set; }

    /// <summary>Gets or sets how the model thinks.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the reasoning options of <c>ChatOptions</c>.</value>
    public ReasoningSettings? Reasoning { get; set; }

    /// <summary>Gets or sets what OpenRouter does around the model.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the account.</value>
    public IList<OpenRouterPlugin>? Plugins { get; set; }

    /// <summary>Gets or sets how many steps the model may take with server tools.</summary>
    /// <value>At most 30; <see langword="null"/> (the default) means 30. Not used with <see cref="StopServerToolsWhen"/>.</value>
    public int? MaxToolCalls { get; set; }

    /// <summary>Gets or sets when the loop of server tools ends; the first condition that is met ends it.</summary>
    /// <value><see langword="null"/> (the default) sets no condition.</value>
    public IList<StopCondition>? StopServerToolsWhen { get; set; }

    /// <summary>Gets or sets options for models with a search of their own.</summary>
    /// <value><see langword="null"/> (the default) sends none.</value>
    public WebSearchOptions? WebSearchOptions { get; set; }

    /// <summary>Gets or sets which posts the search of xAI models may find on X.</summary>
    /// <value><see langword="null"/> (the default) sends none.</value>
    public XSearchFilter? XSearchFilter { get; set; }

    /// <summary>Gets or sets the cache mark of the whole prompt, placed by the service on the last part that can be cached.</summary>
    /// <value><see langword="null"/> (the default) sets none.</value>
    public CacheControl? CacheControl { get; set; }

    /// <summary>Gets or sets a word that requests with the same beginning share, so that they meet the same cache.</summary>
    /// <value><see langword="null"/> (the default) sends none.</value>
    public string? PromptCacheKey { get; set; }

    /// <summary>Gets or sets how OpenAI models cache the prompt.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the model.</value>
    public PromptCacheOptions? PromptCacheOptions { get; set; }

    /// <summary>Gets or sets the id that groups the requests of a conversation and keeps them with one provider.</summary>
    /// <value>At most 256 characters; <see langword="null"/> (the default) sends none.</value>
    public string? SessionId { get; set; }

    /// <summary>Gets or sets how the request appears in connected observability tools.</summary>
    /// <value><see langword="null"/> (the default) sends nothing.</value>
    public TraceSettings? Trace { get; set; }

    /// <summary>Gets or sets pairs that are stored with the request.</summary>
    /// <value>At most 16, keys up to 64 and values up to 512 characters; <see langword="null"/> (the default) sends none.</value>
    [JsonConverter(typeof(OrderedTextsConverter))]
    public IDictionary<string, string>? Metadata { get; set; }

    /// <summary>Gets or sets the id of the end user, so that abuse by one does not count against all.</summary>
    /// <value>Hashed before it is passed on; <see langword="null"/> (the default) sends none.</value>
    public string? User { get; set; }

    /// <summary>Gets or sets the older spelling of the context-compression plugin.</summary>
    /// <value><c>middle-out</c>, or empty to switch it off; <see langword="null"/> (the default) sends none. Prefer
    /// <see cref="ContextCompressionPlugin"/>.</value>
    public IList<string>? Transforms { get; set; }

    /// <summary>Gets or sets what OpenRouter tells about its own work.</summary>
    /// <value><see langword="null"/> (the default) asks for nothing.</value>
    public DebugSettings? Debug { get; set; }
}
