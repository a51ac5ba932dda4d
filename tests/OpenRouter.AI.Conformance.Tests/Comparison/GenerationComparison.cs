using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares the record of a generation with the recorded one, field by field.</summary>
internal static class GenerationComparison
{
    public static IReadOnlyList<Difference> Differences(JsonElement expected, OpenRouterGeneration record)
    {
        JsonElement data = expected.GetProperty("json").GetProperty("data");
        FieldList fields = new(data, "data");
        fields.Add("id", record.Id);
        fields.Add("upstream_id", record.UpstreamId);
        fields.Add("model", record.Model);
        fields.Add("app_id", record.AppId);
        fields.Add("external_user", record.ExternalUser);
        fields.Add("streamed", record.IsStreamed);
        fields.Add("cancelled", record.IsCancelled);
        fields.Add("latency", record.Latency);
        fields.Add("moderation_latency", record.ModerationLatency);
        fields.Add("generation_time", record.GenerationTime);
        fields.Add("tokens_prompt", record.TokensPrompt);
        fields.Add("tokens_completion", record.TokensCompletion);
        fields.Add("native_tokens_prompt", record.NativeTokensPrompt);
        fields.Add("native_tokens_completion", record.NativeTokensCompletion);
        fields.Add("native_tokens_completion_images", record.NativeTokensCompletionImages);
        fields.Add("native_tokens_reasoning", record.NativeTokensReasoning);
        fields.Add("native_tokens_cached", record.NativeTokensCached);
        fields.Add("num_media_prompt", record.MediaPromptCount);
        fields.Add("num_input_audio_prompt", record.InputAudioPromptCount);
        fields.Add("num_media_completion", record.MediaCompletionCount);
        fields.Add("num_search_results", record.SearchResultCount);
        fields.Add("origin", record.Origin);
        fields.Add("is_byok", record.IsByok);
        fields.Add("finish_reason", record.FinishReason);
        fields.Add("native_finish_reason", record.NativeFinishReason);
        fields.Add("usage", record.Usage);
        fields.Add("api_type", record.ApiType);
        fields.Add("total_cost", record.TotalCost);
        fields.Add("cache_discount", record.CacheDiscount);
        fields.Add("upstream_inference_cost", record.UpstreamInferenceCost);
        fields.Add("provider_name", record.ProviderName);
        fields.Skip("created_at");
        string created = data.GetProperty("created_at").GetString()!;
        if (record.CreatedAt != DateTimeOffset.Parse(created, CultureInfo.InvariantCulture))
        {
            fields.Differences.Add(new Difference("data.created_at", created, $"{record.CreatedAt:O}"));
        }

        return fields.Complete();
    }
}
