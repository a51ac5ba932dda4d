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
        List<string> failures = [.. options.Mistakes];
        CheckClient(options, failures);
        CheckModels(options, failures);
        CheckReasoning(options, failures);
        CheckPrices(options, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckClient(OpenRouterOptions options, List<string> failures)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey) && !options.Headers.ContainsKey("Authorization"))
        {
            failures.Add($"{options.Section}:ApiKey is missing. Create a key at https://openrouter.ai/settings/keys and set it there, "
                + $"for example in the user secrets, or set the environment variable {KeyFallback.Variable}.");
            return;
        }

        try
        {
            new OpenRouterClient(ClientSettings.Of(options, TimeProvider.System)).Dispose();
        }
        catch (ArgumentException exception)
        {
            failures.Add(options.Section + ":" + Advice(exception));
        }
    }

    private static string Advice(ArgumentException exception)
    {
        string message = exception.Message;
        int parameter = message.IndexOf(" (Parameter", StringComparison.Ordinal);
        message = parameter < 0 ? message : message[..parameter];
        return message.StartsWith(ClientPrefix, StringComparison.Ordinal) ? message[ClientPrefix.Length..] : message;
    }

    private static void CheckModels(OpenRouterOptions options, List<string> failures)
    {
        if (options.Model is { } model && string.IsNullOrWhiteSpace(model))
        {
            failures.Add($"{options.Section}:Model is empty. Name a model such as openai/gpt-4o, or remove the setting.");
        }

        if (options.EmbeddingModel is { } embedding && string.IsNullOrWhiteSpace(embedding))
        {
            failures.Add($"{options.Section}:EmbeddingModel is empty. Name a model such as openai/text-embedding-3-small, or remove the setting.");
        }

        if (options.EmbeddingDimensions < 1)
        {
            failures.Add($"{options.Section}:EmbeddingDimensions must be at least 1. Remove the setting to leave it to the model.");
        }
    }

    private static void CheckReasoning(OpenRouterOptions options, List<string> failures)
    {
        if (options.Reasoning is { Effort: not null, MaxTokens: not null })
        {
            failures.Add($"{options.Section}:Reasoning:Effort and {options.Section}:Reasoning:MaxTokens exclude each other. Remove one of them.");
        }
    }

    private static void CheckPrices(OpenRouterOptions options, List<string> failures)
    {
        if (options.Provider?.MaxPrice is { } price
            && (price.Prompt < 0 || price.Completion < 0 || price.Request < 0 || price.Image < 0 || price.Audio < 0))
        {
            failures.Add($"{options.Section}:Provider:MaxPrice must not hold a negative price. Prices are US dollars per million tokens.");
        }
    }
}
