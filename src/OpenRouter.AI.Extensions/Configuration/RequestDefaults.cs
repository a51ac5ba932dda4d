using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Configuration;

/// <summary>Completes the options of a request by what the configuration says; what the request says itself stays.</summary>
internal static class RequestDefaults
{
    /// <summary>Completes options; those of the caller are left alone.</summary>
    /// <param name="options">The caller's options.</param>
    /// <param name="defaults">What the configuration says.</param>
    /// <param name="model">The model that the client was registered with.</param>
    /// <param name="sender">The client that sends the request.</param>
    internal static ChatOptions? Apply(ChatOptions? options, OpenRouterOptions defaults, string? model, IChatClient sender)
    {
        bool takesModel = model is null && defaults.Model is not null && options?.ModelId is null;
        bool takesFields = defaults.Models.Count > 0 || defaults.Provider is not null || defaults.Reasoning is not null;
        if (!takesModel && !takesFields)
        {
            return options;
        }

        ChatOptions completed = options?.Clone() ?? new ChatOptions();
        completed.ModelId ??= takesModel ? defaults.Model : null;
        if (takesFields)
        {
            OpenRouterRequestOptions fields = options.GetOpenRouter(sender);
            Complete(fields, defaults, completed.Reasoning is not null);
            completed.RawRepresentationFactory = _ => fields;
        }

        return completed;
    }

    private static void Complete(OpenRouterRequestOptions fields, OpenRouterOptions defaults, bool saysReasoning)
    {
        if (defaults.Models.Count > 0)
        {
            fields.Models ??= [.. defaults.Models];
        }

        if (defaults.Provider is { } provider)
        {
            Complete(fields.Provider ??= new ProviderRouting(), provider);
            ExtraRouting.Replace(fields);
        }

        if (defaults.Reasoning is { } reasoning && !saysReasoning)
        {
            fields.Reasoning ??= new ReasoningSettings
            {
                Effort = reasoning.Effort is { } effort ? new ReasoningEffortLevel(effort) : default(ReasoningEffortLevel?),
                MaxTokens = reasoning.MaxTokens,
                Exclude = reasoning.Exclude,
                Enabled = reasoning.Enabled,
                Summary = reasoning.Summary,
                Context = reasoning.Context,
                Mode = reasoning.Mode,
            };
        }
    }

    private static void Complete(ProviderRouting routing, OpenRouterProviderOptions defaults)
    {
        routing.Order ??= ListOf(defaults.Order);
        routing.Only ??= ListOf(defaults.Only);
        routing.Ignore ??= ListOf(defaults.Ignore);
        routing.Quantizations ??= defaults.Quantizations.Count > 0 ? [.. defaults.Quantizations.Select(static word => new Quantization(word))] : null;
        routing.AllowFallbacks ??= defaults.AllowFallbacks;
        routing.RequireParameters ??= defaults.RequireParameters;
        routing.DataCollection ??= defaults.DataCollection is { } policy ? new DataCollectionPolicy(policy) : default(DataCollectionPolicy?);
        routing.Zdr ??= defaults.Zdr;
        routing.EnforceDistillableText ??= defaults.EnforceDistillableText;
        routing.Sort ??= defaults.Sort is { } sort ? new ProviderSort(sort) : default(ProviderSort?);
        routing.PreferredMinThroughput ??= Target(defaults.PreferredMinThroughput);
        routing.PreferredMaxLatency ??= Target(defaults.PreferredMaxLatency);
        if (defaults.MaxPrice is { } price)
        {
            Complete(routing.MaxPrice ??= new MaxPrice(), price);
        }
    }

    private static void Complete(MaxPrice price, OpenRouterMaxPriceOptions defaults)
    {
        price.Prompt ??= defaults.Prompt;
        price.Completion ??= defaults.Completion;
        price.Request ??= defaults.Request;
        price.Image ??= defaults.Image;
        price.Audio ??= defaults.Audio;
    }

    private static PerformanceTarget? Target(double? value) => value is { } given ? new PerformanceTarget { Value = given } : null;

    private static List<string>? ListOf(IList<string> words) => words.Count > 0 ? [.. words] : null;
}
