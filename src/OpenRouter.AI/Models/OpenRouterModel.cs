using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>A model of the catalog.</summary>
/// <remarks>A value that the service sent in another form than documented counts as not said; it is in <see cref="RawRepresentation"/>.
/// Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed partial class OpenRouterModel
{
    /// <summary>Gets the name that requests use.</summary>
    /// <value>For example <c>openai/gpt-4o</c>, <c>deepseek/deepseek-r1:free</c>, <c>~openai/gpt-latest</c>.</value>
    public string Id { get; init; } = "";

    /// <summary>Gets the permanent name.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? CanonicalSlug { get; init; }

    /// <summary>Gets the name for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Name { get; init; }

    /// <summary>Gets what it is, for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Description { get; init; }

    /// <summary>Gets when OpenRouter first had it.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Gets how many tokens input and output may have together.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public int? ContextLength { get; init; }

    /// <summary>Gets how many tokens the output may have with the provider that serves first.</summary>
    /// <value><see langword="null"/> when there is no limit of its own or the service did not say.</value>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets the context with the provider that serves first.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public int? TopProviderContextLength { get; init; }

    /// <summary>Gets whether the provider that serves first moderates the input.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsModerated { get; init; }

    /// <summary>Gets how many tokens the input of one request may have.</summary>
    /// <value><see langword="null"/> without such a limit.</value>
    public long? MaxPromptTokensPerRequest { get; init; }

    /// <summary>Gets how many tokens the output of one request may have.</summary>
    /// <value><see langword="null"/> without such a limit.</value>
    public long? MaxCompletionTokensPerRequest { get; init; }

    /// <summary>Gets what it reads.</summary>
    /// <value>Empty when the service did not say.</value>
    public IReadOnlyList<ModelModality> InputModalities { get; init; } = [];

    /// <summary>Gets what it gives.</summary>
    /// <value>Empty when the service did not say.</value>
    public IReadOnlyList<ModelModality> OutputModalities { get; init; } = [];

    /// <summary>Gets what it reads and gives, in one word.</summary>
    /// <value>For example <c>text+image-&gt;text</c>; <see langword="null"/> when the service did not say.</value>
    public string? Modality { get; init; }

    /// <summary>Gets the family whose tokens it counts.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Tokenizer { get; init; }

    /// <summary>Gets the form in which it takes turns.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? InstructType { get; init; }

    /// <summary>Gets what it costs.</summary>
    /// <value>Never null; its prices are when they are not known.</value>
    public OpenRouterModelPricing Pricing { get; init; } = new();

    /// <summary>Gets the request fields that at least one of its providers understands.</summary>
    /// <value>Empty when the service did not say.</value>
    public IReadOnlyList<ModelParameter> SupportedParameters { get; init; } = [];

    /// <summary>Gets how it can think.</summary>
    /// <value><see langword="null"/> for a model that does not think, or in old records.</value>
    public OpenRouterModelReasoning? Reasoning { get; init; }

    /// <summary>Gets the sampling when nothing is sent.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public OpenRouterModelDefaults? DefaultParameters { get; init; }

    /// <summary>Gets its voices.</summary>
    /// <value>Empty for a model that does not speak.</value>
    public IReadOnlyList<string> SupportedVoices { get; init; } = [];

    /// <summary>Gets its name on Hugging Face.</summary>
    /// <value><see langword="null"/> when it is not there.</value>
    public string? HuggingFaceId { get; init; }

    /// <summary>Gets the day up to which it was trained.</summary>
    /// <value>Midnight UTC; <see langword="null"/> when the service did not say.</value>
    public DateTimeOffset? KnowledgeCutoff { get; init; }

    /// <summary>Gets the day after which it may be removed.</summary>
    /// <value>Midnight UTC; <see langword="null"/> when none is set.</value>
    public DateTimeOffset? ExpirationDate { get; init; }

    /// <summary>Gets the model that an alias such as <c>~openai/gpt-latest</c> stands for.</summary>
    /// <value>Its id; <see langword="null"/> for a model that is no alias.</value>
    public string? AliasTarget { get; init; }

    /// <summary>Gets the name, for people, of the model that an alias stands for.</summary>
    /// <value><see langword="null"/> for a model that is no alias.</value>
    public string? AliasTargetName { get; init; }

    /// <summary>Gets how it does in public tests.</summary>
    /// <value><see langword="null"/> when it was not tested.</value>
    public OpenRouterModelBenchmarks? Benchmarks { get; init; }

    /// <summary>Gets the path of its endpoints.</summary>
    /// <value>For example <c>/api/v1/models/openai/gpt-4o/endpoints</c>; <see langword="null"/> when the service did not say.</value>
    public string? DetailsPath { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
