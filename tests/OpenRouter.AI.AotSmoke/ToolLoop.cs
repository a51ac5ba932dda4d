using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.AotSmoke;

/// <summary>A streamed tool loop with settings of its own and the cost summed over it.</summary>
internal static class ToolLoop
{
    internal static async Task<bool> RunAsync(string endpoint, IChatClient inner)
    {
        using IChatClient chat = inner.AsBuilder().UseFunctionInvocation().Build();
        WeatherFunction weather = new();
        ChatOptions options = new ChatOptions { Tools = [weather] }.WithOpenRouter(static o =>
        {
            o.Provider = new ProviderRouting { Order = ["anthropic"], AllowFallbacks = false };
            o.SessionId = "smoke";
        });

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("What is the weather in Rome? Use the tool.", options))
        {
            updates.Add(update);
        }

        ChatResponse response = updates.ToChatResponse();
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        bool works = weather.Calls > 0 && response.Text.Length > 0 && response.FinishReason == ChatFinishReason.Stop
            && metadata?.GenerationId is { Length: > 0 } && response.Usage?.GetOpenRouterCost() > 0
            && response.Messages.Any(static message => message.Role == ChatRole.Tool);
        Console.WriteLine(works
            ? $"{endpoint}: the tool loop works as native code: {weather.Calls} call, {response.Usage?.TotalTokenCount} tokens, ${response.Usage?.GetOpenRouterCost()}."
            : $"{endpoint}: the tool loop does not work: {weather.Calls} calls, finish {response.FinishReason}, text '{response.Text}'.");
        return works;
    }
}
