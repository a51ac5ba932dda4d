using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Writes down what an answer holds, under the names of the expected outcomes.</summary>
internal static class ChatObservation
{
    public const string RawArguments = "openrouter:raw_arguments";
    public const string FileAnnotations = "openrouter:file_annotations";
    public const string CacheWriteTokens = "openrouter:cache_write_tokens";

    public static JsonElement Observe(ChatResponse response)
    {
        List<AIContent> contents = [.. response.Messages.SelectMany(message => message.Contents)];
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        var observed = new JsonObject
        {
            ["text"] = string.Concat(contents.OfType<TextContent>().Select(content => content.Text)),
            ["reasoning_text"] = string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text)),
            ["reasoning_details"] = ReasoningDetails(contents),
            ["tool_calls"] = new JsonArray([.. contents.OfType<FunctionCallContent>().Select(Call)]),
            ["finish_reason"] = response.FinishReason?.Value,
            ["usage"] = Usage(response.Usage),
            ["cost"] = metadata?.Cost,
            ["is_byok"] = metadata?.IsByok,
            ["upstream_inference_cost"] = metadata?.UpstreamCost,
            ["provider"] = metadata?.Provider,
            ["model"] = response.ModelId,
            ["response_id"] = response.ResponseId,
            ["created"] = response.CreatedAt?.ToUnixTimeSeconds(),
            ["annotations"] = new JsonArray([.. Citations(contents).Select(Citation)]),
            ["file_annotations"] = new JsonArray([.. response.Messages.SelectMany(Files)]),
            ["images"] = new JsonArray([.. contents.Select(Image).Where(image => image is not null)]),
            ["refusal"] = contents.OfType<ErrorContent>().LastOrDefault(content => content.ErrorCode == "Refusal")?.Message,
            ["logprobs"] = metadata?.Logprobs is { ValueKind: JsonValueKind.Object } logprobs && HasTokens(logprobs),
            ["service_tier"] = metadata?.ServiceTier,
        };
        return JsonSerializer.SerializeToElement(observed);
    }

    /// <summary>Whether a tool loop may run the call.</summary>
    public static bool IsRunnable(FunctionCallContent call) => !call.InformationalOnly && call.Exception is null;

    private static JsonNode? ReasoningDetails(List<AIContent> contents)
    {
        TextReasoningContent? last = contents.OfType<TextReasoningContent>().LastOrDefault(content => content.ProtectedData is not null);
        return last is null ? null : JsonNode.Parse(last.ProtectedData!);
    }

    private static IEnumerable<CitationAnnotation> Citations(List<AIContent> contents) =>
        contents.SelectMany(content => content.Annotations ?? []).OfType<CitationAnnotation>();

    private static JsonNode? Call(FunctionCallContent call)
    {
        bool valid = IsRunnable(call);
        return new JsonObject
        {
            ["id"] = call.CallId,
            ["name"] = call.Name,
            ["arguments"] = call.AdditionalProperties?.GetValueOrDefault(RawArguments)?.ToString(),
            ["parsed"] = valid
                ? JsonSerializer.SerializeToNode(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions)
                : null,
            ["valid"] = valid,
        };
    }

    public static JsonObject Usage(UsageDetails? usage) => new JsonObject
    {
        ["input"] = usage?.InputTokenCount,
        ["output"] = usage?.OutputTokenCount,
        ["total"] = usage?.TotalTokenCount,
        ["cached"] = usage?.CachedInputTokenCount,
        ["cache_write"] = usage?.AdditionalCounts is { } counts && counts.TryGetValue(CacheWriteTokens, out long written) ? written : null,
        ["reasoning"] = usage?.ReasoningTokenCount,
    };

    private static JsonNode? Citation(CitationAnnotation citation)
    {
        TextSpanAnnotatedRegion? span = citation.AnnotatedRegions?.OfType<TextSpanAnnotatedRegion>().FirstOrDefault();
        return new JsonObject
        {
            ["url"] = citation.Url?.OriginalString,
            ["title"] = citation.Title,
            ["start"] = span?.StartIndex,
            ["end"] = span?.EndIndex,
        };
    }

    private static IEnumerable<JsonNode?> Files(ChatMessage message)
    {
        object? annotations = message.AdditionalProperties?.GetValueOrDefault(FileAnnotations);
        JsonNode? list = annotations switch
        {
            null => null,
            string text => JsonNode.Parse(text),
            _ => JsonSerializer.SerializeToNode(annotations, AIJsonUtilities.DefaultOptions),
        };
        return list is null
            ? []
            : list.AsArray().Select(entry => (JsonNode?)new JsonObject
            {
                ["hash"] = entry!["file"]!["hash"]!.DeepClone(),
                ["name"] = entry["file"]!["name"]?.DeepClone(),
            });
    }

    private static JsonNode? Image(AIContent content) => content switch
    {
        DataContent data => new JsonObject
        {
            ["media_type"] = data.MediaType,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(data.Data.Span)),
            ["bytes"] = data.Data.Length,
        },
        UriContent uri => new JsonObject { ["media_type"] = uri.MediaType, ["uri"] = uri.Uri.OriginalString },
        _ => null,
    };

    private static bool HasTokens(JsonElement logprobs) =>
        logprobs.TryGetProperty("content", out JsonElement tokens)
        && tokens.ValueKind == JsonValueKind.Array
        && tokens.GetArrayLength() > 0;
}
