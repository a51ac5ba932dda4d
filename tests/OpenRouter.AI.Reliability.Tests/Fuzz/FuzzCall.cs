using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Reliability.Matrix;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Has the client read an answer that comes in pieces.</summary>
internal static class FuzzCall
{
    public static Task<FuzzResult> ReadAsync(Sample sample, int size) => ReadAsync(sample, (_, _) => size);

    /// <param name="sample">The answer.</param>
    /// <param name="size">The most that a read gives, from its number and the bytes before it.</param>
    public static async Task<FuzzResult> ReadAsync(Sample sample, Func<int, int, int> size)
    {
        using PiecesHandler handler = new(sample.Bytes, size, sample.IsStream ? "text/event-stream" : "application/json");
        using HttpClient http = new(handler);
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = "sk-or-fuzz", MaxRetries = 0 }, http);
        List<ChatResponseUpdate> updates = [];
        string vectors = "";
        Exception? failure = null;
        try
        {
            if (sample.Surface == Surface.Embeddings)
            {
                GeneratedEmbeddings<Embedding<float>> all = await client.AsIEmbeddingGenerator("m").GenerateAsync(["a", "b"], cancellationToken: TestContext.Current.CancellationToken);
                vectors = string.Join(' ', all.SelectMany(vector => vector.Vector.ToArray()));
            }
            else
            {
                IChatClient chat = sample.Surface is Surface.Chat or Surface.ChatStreamed ? client.AsIChatClient("m") : client.AsIResponsesChatClient("m");
                await ReadAsync(chat, sample.IsStream, updates);
            }
        }
        catch (Exception error) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            failure = error;
        }

        return new FuzzResult(string.Concat(updates.Select(update => update.Text)), vectors + Said(updates), failure);
    }

    private static async Task ReadAsync(IChatClient chat, bool isStream, List<ChatResponseUpdate> updates)
    {
        if (!isStream)
        {
            updates.AddRange((await chat.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken)).ToChatResponseUpdates());
            return;
        }

        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken))
        {
            updates.Add(update);
        }
    }

    private static string Said(List<ChatResponseUpdate> updates)
    {
        AIContent[] contents = [.. updates.SelectMany(update => update.Contents)];
        return string.Concat(contents.OfType<TextReasoningContent>().Select(thought => thought.Text))
            + "|" + string.Concat(contents.OfType<TextContent>().Select(text => text.Text))
            + "|" + string.Join('|', contents.OfType<FunctionCallContent>().Where(call => !call.InformationalOnly)
                .Select(call => $"{call.CallId} {call.Name} {JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions)}"));
    }
}
