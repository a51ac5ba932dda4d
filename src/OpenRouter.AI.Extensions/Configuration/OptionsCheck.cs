using System;
using System.Collections.Generic;
using Microsoft.Extensions.Options;

namespace OpenRouter.AI.Configuration;

/// <summary>Says what is wrong with options by the names that they have in the configuration, and what to do about it.</summary>
internal sealed class OptionsCheck : IValidateOptions<OpenRouterOptions>
{
    private const string ClientPrefix = nameof(OpenRouterClientOptions) + ".";

    public ValidateOptionsResult Validate(string? name, OpenRouterOptions options)
    {
        string prefix = PrefixOf(options, name);
        List<string> failures = [.. options.Mistakes];
        if (!options.IsComplete)
        {
            // The others may be there, and have not been read.
            return ValidateOptionsResult.Fail(failures);
        }

        CheckKey(options, prefix, failures);
        CheckClient(options, prefix, failures);
        CheckModels(options, prefix, failures);
        CheckReasoning(options, prefix, failures);
        CheckPrices(options, prefix, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Gets what stands before the name of a setting where it is to be set.</summary>
    private static string PrefixOf(OpenRouterOptions options, string? name) =>
        options.Section is { } section ? section + ":"
        : string.IsNullOrEmpty(name) ? $"{nameof(OpenRouterOptions)}."
        : $"{nameof(OpenRouterOptions)}(\"{name}\").";

    private static void CheckKey(OpenRouterOptions options, string prefix, List<string> failures)
    {
        if (!options.HasKey)
        {
            string example = options.Section is null ? "" : " for example in the user secrets,";
            failures.Add($"{prefix}ApiKey is missing. Create a key at https://openrouter.ai/settings/keys and set it there,{example} "
                + $"or set the environment variable {KeyFallback.Variable}.");
        }
    }

    private static void CheckClient(OpenRouterOptions options, string prefix, List<string> failures)
    {
        OpenRouterClientOptions settings = ClientSettings.Of(options, TimeProvider.System);
        settings.ApiKey = options.HasKey ? settings.ApiKey : "missing";
        try
        {
            new OpenRouterClient(settings).Dispose();
        }
        catch (ArgumentException exception)
        {
            failures.Add(prefix + Advice(exception));
        }
    }

    private static string Advice(ArgumentException exception)
    {
        string message = exception.Message;
        int parameter = message.IndexOf(" (Parameter", StringComparison.Ordinal);
        message = parameter < 0 ? message : message[..parameter];
        return message.StartsWith(ClientPrefix, StringComparison.Ordinal) ? message[ClientPrefix.Length..] : message;
    }

    private static void CheckModels(OpenRouterOptions options, string prefix, List<string> failures)
    {
        if (options.Model is { } model && string.IsNullOrWhiteSpace(model))
        {
            failures.Add($"{prefix}Model is empty. Name a model such as openai/gpt-4o, or remove the setting.");
        }

        if (options.EmbeddingModel is { } embedding && string.IsNullOrWhiteSpace(embedding))
        {
            failures.Add($"{prefix}EmbeddingModel is empty. Name a model such as openai/text-embedding-3-small, or remove the setting.");
        }

        if (options.EmbeddingDimensions < 1)
        {
            failures.Add($"{prefix}EmbeddingDimensions must be at least 1. Remove the setting to leave it to the model.");
        }
    }

    private static void CheckReasoning(OpenRouterOptions options, string prefix, List<string> failures)
    {
        if (options.Reasoning is { Effort: not null, MaxTokens: not null })
        {
            failures.Add($"{prefix}Reasoning:Effort and {prefix}Reasoning:MaxTokens exclude each other. Remove one of them.");
        }
    }

    private static void CheckPrices(OpenRouterOptions options, string prefix, List<string> failures)
    {
        if (options.Provider?.MaxPrice is { } price
            && (price.Prompt < 0 || price.Completion < 0 || price.Request < 0 || price.Image < 0 || price.Audio < 0))
        {
            failures.Add($"{prefix}Provider:MaxPrice must not hold a negative price. Prices are US dollars per million tokens.");
        }
    }
}
