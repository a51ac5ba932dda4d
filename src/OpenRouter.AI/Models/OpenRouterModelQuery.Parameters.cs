using System.Collections.Generic;
using OpenRouter.AI.Models;

namespace OpenRouter.AI;

// The way onto the wire.
public sealed partial class OpenRouterModelQuery
{
    internal ModelQueryString ToQuery()
    {
        ModelQueryString query = new ModelQueryString()
            .Add("offset", (decimal?)Offset)
            .Add("limit", (decimal?)Limit)
            .Add("q", Search)
            .Add("category", Category?.Value)
            .Add("supported_parameters", SupportedParameters)
            .Add("input_modalities", InputModalities)
            .Add("output_modalities", OutputModalities)
            .Add("context", (decimal?)MinContextLength)
            .Add("min_price", MinPromptPricePerMillion)
            .Add("max_price", MaxPromptPricePerMillion)
            .Add("min_output_price", MinCompletionPricePerMillion)
            .Add("max_output_price", MaxCompletionPricePerMillion)
            .Add("arch", Architecture)
            .Add("model_authors", Authors)
            .Add("providers", Providers)
            .Add("distillable", IsDistillable)
            .Add("zdr", ZeroDataRetention == true ? true : null)
            .Add("region", Region?.Value)
            .Add("min_age_days", (decimal?)MinAgeDays)
            .Add("max_age_days", (decimal?)MaxAgeDays)
            .Add("min_intelligence_index", MinIntelligenceIndex)
            .Add("max_intelligence_index", MaxIntelligenceIndex)
            .Add("min_coding_index", MinCodingIndex)
            .Add("max_coding_index", MaxCodingIndex)
            .Add("min_agentic_index", MinAgenticIndex)
            .Add("max_agentic_index", MaxAgenticIndex)
            .Add("min_tool_success_rate", MinToolSuccessRate)
            .Add("max_tool_success_rate", MaxToolSuccessRate)
            .Add("sort", Sort?.Value);
        foreach (KeyValuePair<string, string> parameter in AdditionalParameters ?? new Dictionary<string, string>())
        {
            query.Add(parameter.Key, parameter.Value);
        }

        return query;
    }
}
