using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Reliability.Matrix;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Good answers: those of the recordings that the environment names, and the emulator's own.</summary>
internal static class Samples
{
    private const int Most = 100_000;

    private const string Messages = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    /// <summary>Gets one answer of each surface with a thought, a text and two calls, and vectors in both forms.</summary>
    public static IReadOnlyList<Sample> Emulated { get; } = Task.Run(EmulateAsync).GetAwaiter().GetResult();

    public static IReadOnlyList<Sample> All { get; } = [.. Emulated, .. Recorded()];

    private static async Task<IReadOnlyList<Sample>> EmulateAsync()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        EmulatedReply reply = EmulatedReply.Text("").AndReasoning("A thought with signs: äöü €.")
            .AndText("Text with \"quotes\", \n lines and 😀 signs.").AndToolCall("f", "{\"a\":\"é\"}").AndToolCall("g");
        server.Chat.Reply(reply);
        server.Responses.Reply(reply);
        server.Embeddings.Reply(EmulatedReply.Vectors([0.25f, -0.5f, 0.75f], [1f, 2f, 3f]));
        using HttpClient http = new();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.ApiKey);
        return
        [
            new("emulated", Surface.Chat, await PostAsync("chat/completions", Messages)),
            new("emulated", Surface.ChatStreamed, await PostAsync("chat/completions", "\"stream\":true," + Messages)),
            new("emulated", Surface.Responses, await PostAsync("responses", "\"input\":\"hi\"")),
            new("emulated", Surface.ResponsesStreamed, await PostAsync("responses", "\"stream\":true,\"input\":\"hi\"")),
            new("emulated numbers", Surface.Embeddings, await PostAsync("embeddings", "\"input\":[\"a\",\"b\"]")),
            new("emulated base64", Surface.Embeddings, await PostAsync("embeddings", "\"encoding_format\":\"base64\",\"input\":[\"a\",\"b\"]")),
        ];

        async Task<byte[]> PostAsync(string path, string members)
        {
            using StringContent body = new($"{{\"model\":\"m\",{members}}}", Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.PostAsync(new Uri($"{server.Endpoint}/{path}"), body, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        }
    }

    private static IEnumerable<Sample> Recorded() =>
        Environment.GetEnvironmentVariable("OPENROUTER_RECORDINGS") is { Length: > 0 } folder
            ? Directory.GetFiles(Path.Combine(folder, "data"), "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<Sample>()
            : [];

    private static Sample? Read(string file)
    {
        JsonElement call = JsonElement.Parse(File.ReadAllText(file));
        JsonElement response = call.GetProperty("response");
        if (response.GetProperty("status").GetInt32() != 200 || !call.TryGetProperty("endpoint", out JsonElement endpoint))
        {
            return null;
        }

        bool isStream = response.TryGetProperty("sse", out JsonElement sse) && sse.ValueKind == JsonValueKind.String;
        string? text = isStream ? sse.GetString() : response.TryGetProperty("body", out JsonElement body) ? body.GetRawText() : null;
        Surface? surface = endpoint.GetString()?.Trim('/') switch
        {
            "chat/completions" => isStream ? Surface.ChatStreamed : Surface.Chat,
            "responses" => isStream ? Surface.ResponsesStreamed : Surface.Responses,
            "embeddings" => Surface.Embeddings,
            _ => null,
        };
        return surface is { } known && text is { Length: > 0 and < Most } ? new Sample(Path.GetFileName(file), known, Encoding.UTF8.GetBytes(text)) : null;
    }
}
