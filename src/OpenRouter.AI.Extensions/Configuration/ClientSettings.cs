using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Configuration;

/// <summary>The part of the options that the client itself takes.</summary>
internal static class ClientSettings
{
    internal static OpenRouterClientOptions Of(OpenRouterOptions options, TimeProvider time, Action<OpenRouterRetry>? onRetry = null)
    {
        OpenRouterClientOptions settings = new()
        {
            ApiKey = options.ApiKey,
            AppTitle = options.AppTitle,
            AppUrl = options.AppUrl,
            MaxRetries = options.MaxRetries,
            IdleTimeout = options.IdleTimeout,
            MaxEmbeddingBatchSize = options.MaxEmbeddingBatchSize,
            MaxEmbeddingBatchBytes = options.MaxEmbeddingBatchBytes,
            MaxParallelEmbeddingRequests = options.MaxParallelEmbeddingRequests,
            TimeProvider = time,
            OnRetry = onRetry,
        };
        settings.Endpoint = options.Endpoint ?? settings.Endpoint;
        foreach (string category in options.AppCategories)
        {
            settings.AppCategories.Add(category);
        }

        foreach (KeyValuePair<string, string> header in options.Headers)
        {
            settings.Headers[header.Key] = header.Value;
        }

        return settings;
    }
}
