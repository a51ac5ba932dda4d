using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using OpenRouter.AI;
using OpenRouter.AI.AotSmoke;
using OpenRouter.AI.Testing;

// A streamed tool loop as native code: what trimming or missing type information would break first.
await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync();
using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint });
using IChatClient chat = client.AsIChatClient("emulator/tools").AsBuilder().UseFunctionInvocation().Build();
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
    Console.Write(update.Text);
}

Console.WriteLine();
ChatResponse response = updates.ToChatResponse();
OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
bool works = weather.Calls > 0 && response.Text.Length > 0 && response.FinishReason == ChatFinishReason.Stop
    && metadata?.GenerationId is { Length: > 0 } && response.Usage?.GetOpenRouterCost() > 0
    && response.Messages.Any(static message => message.Role == ChatRole.Tool);
Console.WriteLine(works
    ? $"The tool loop works as native code: {weather.Calls} call, {response.Usage?.TotalTokenCount} tokens, ${response.Usage?.GetOpenRouterCost()}."
    : $"The tool loop does not work: {weather.Calls} calls, finish {response.FinishReason}, text '{response.Text}'.");
return works ? 0 : 1;
