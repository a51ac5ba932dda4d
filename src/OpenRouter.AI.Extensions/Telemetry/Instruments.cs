using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Telemetry;

/// <summary>What is measured of the requests.</summary>
internal static class Instruments
{
    internal const string Name = "OpenRouter.AI";
    internal const string ModelTag = "gen_ai.request.model";
    internal const string ProviderTag = "openrouter.provider";
    internal const string ErrorTag = "error.type";

    private static readonly BoundedTag Models = new();
    private static readonly BoundedTag Providers = new();
    private static readonly BoundedTag ErrorTypes = new(50);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("openrouter.client.cost", "USD", "What OpenRouter charged.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("openrouter.client.tokens", "{token}", "Tokens by kind; cached ones are part of the input, thoughts part of the output.");
    private static readonly Histogram<double> FirstChunk = Meter.CreateHistogram<double>("openrouter.client.time_to_first_chunk", "s", "From the request to the first update.");
    private static readonly Histogram<double> Gap = Meter.CreateHistogram<double>("openrouter.client.chunk_gap", "s", "Waited for an update after the one before.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("openrouter.client.retries", "{retry}", "Requests that were sent again.");
    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("openrouter.client.errors", "{error}", "Calls that failed.");

    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>Gets whether anybody would see what a call adds.</summary>
    internal static bool IsListening =>
        Source.HasListeners() || CallSpans.AreThere
        || Cost.Enabled || Tokens.Enabled || FirstChunk.Enabled || Gap.Enabled || Errors.Enabled;

    /// <summary>Tells the models of a configuration apart, also in failures. Any other model is once it has answered: names in requests
    /// may come from users.</summary>
    internal static void Know(OpenRouterOptions options)
    {
        foreach (string? model in (string?[])[options.Model, options.EmbeddingModel, .. options.Models])
        {
            Know(model);
        }
    }

    /// <summary>Tells a model apart that the application was written with.</summary>
    internal static void Know(string? model) => Models.Of(model);

    internal static void AddAnswer(string? model, string? provider, decimal? cost, UsageDetails? usage)
    {
        TagList tags = new() { { ModelTag, Models.Of(model) }, { ProviderTag, Providers.Of(provider) } };
        if (cost is { } charged)
        {
            Cost.Add((double)charged, tags);
        }

        AddTokens("input", usage?.InputTokenCount, tags);
        AddTokens("output", usage?.OutputTokenCount, tags);
        AddTokens("cached", usage?.CachedInputTokenCount, tags);
        AddTokens("reasoning", usage?.ReasoningTokenCount, tags);
    }

    internal static void AddFirstChunk(TimeSpan time, string? model) =>
        FirstChunk.Record(time.TotalSeconds, new KeyValuePair<string, object?>(ModelTag, Models.Of(model)));

    internal static void AddGap(TimeSpan time, string? model)
    {
        if (Gap.Enabled)
        {
            Gap.Record(time.TotalSeconds, new KeyValuePair<string, object?>(ModelTag, Models.Of(model)));
        }
    }

    internal static void AddRetry(OpenRouterRetry retry)
    {
        if (Retries.Enabled)
        {
            Retries.Add(1, new KeyValuePair<string, object?>(ErrorTag, ErrorOf(retry.Failure)));
        }
    }

    internal static void AddError(Exception exception, string? model)
    {
        if (Errors.Enabled)
        {
            Errors.Add(1, new TagList { { ModelTag, Models.OfUnproven(model) }, { ErrorTag, ErrorOf(exception) } });
        }
    }

    internal static string ErrorOf(Exception exception) => exception switch
    {
        OpenRouterException { ErrorType.Value: { Length: > 0 } type } => ErrorTypes.Of(type),
        OpenRouterException { StatusCode: { } status } => ErrorTypes.Of(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        OperationCanceledException => "canceled",
        _ => ErrorTypes.Of(exception.GetType().Name),
    };

    private static void AddTokens(string kind, long? count, TagList tags)
    {
        if (count is > 0 && Tokens.Enabled)
        {
            tags.Add("openrouter.token.kind", kind);
            Tokens.Add(count.Value, tags);
        }
    }
}
