using System;
using System.Linq;
using Microsoft.Extensions.AI;
using OpenRouter.AI;
using OpenRouter.AI.AotSmoke;
using OpenRouter.AI.Testing;

// Every endpoint as native code: what trimming or missing type information would break first.
await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync();
using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint });
bool works = await ToolLoop.RunAsync("chat", client.AsIChatClient("emulator/tools"));
works &= await ToolLoop.RunAsync("responses", client.AsIResponsesChatClient("emulator/tools"));

GeneratedEmbeddings<Embedding<float>> vectors = await client.AsIEmbeddingGenerator("openai/text-embedding-3-small", 64).GenerateAsync(["one", "two"]);
works &= Say("embeddings", vectors.Count == 2 && vectors.All(static vector => vector.Vector.Length == 64) && vectors.GetOpenRouterMetadata()?.Cost is not null);

OpenRouterModel model = await client.GetModelAsync("emulator/tools");
OpenRouterKey key = await client.GetKeyAsync();
works &= Say("catalog and account", model.Id == "emulator/tools" && key.Usage is not null);

AIFunction search = OpenRouterAccountFunctions.Create(client).Single(static function => function.Name == "openrouter_find_models");
object? found = await search.InvokeAsync(new AIFunctionArguments { ["query"] = "emulator" });
works &= Say("account functions", found?.ToString()?.Contains("emulator/", StringComparison.Ordinal) ?? false);
works &= await RegisteredClient.RunAsync(server);
return works ? 0 : 1;

static bool Say(string what, bool works)
{
    Console.WriteLine($"{what}: {(works ? "works" : "DOES NOT WORK")} as native code.");
    return works;
}
