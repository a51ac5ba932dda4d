using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Reliability.Matrix;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Has the client read an answer that comes in pieces.</summary>
internal static class FuzzCall
{
    /// <summary>A call that takes longer hangs.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    public static Task<FuzzResult> ReadAsync(Sample sample, int size) => ReadAsync(sample, (_, _) => size);

    /// <param name="sample">The answer.</param>
    /// <param name="size">The most that a read gives, from its number and the bytes before it.</param>
    public static async Task<FuzzResult> ReadAsync(Sample sample, Func<int, int, int> size)
    {
        using PiecesHandler handler = new(sample.Bytes, size, sample.MediaType);
        using HttpClient http = new(handler);
        return await CallAsync(sample.Surface, http, TestContext.Current.CancellationToken).WaitAsync(Guard, TestContext.Current.CancellationToken);
    }

    /// <summary>Calls once and gathers what comes.</summary>
    public static async Task<FuzzResult> CallAsync(Surface surface, HttpClient http, CancellationToken cancellationToken)
    {
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = "sk-or-fuzz", MaxRetries = 0 }, http);
        List<ChatResponseUpdate> updates = [];
        string vectors = "";
        Exception? failure = null;
        try
        {
            if (surface == Surface.Embeddings)
            {
                GeneratedEmbeddings<Embedding<float>> all = await client.AsIEmbeddingGenerator("m").GenerateAsync(["a", "b"], cancellationToken: cancellationToken);
                vectors = string.Join(' ', all.SelectMany(vector => vector.Vector.ToArray()));
            }
            else
            {
                IChatClient chat = surface is Surface.Chat or Surface.ChatStreamed ? client.AsIChatClient("m") : client.AsIResponsesChatClient("m");
                await ReadAsync(chat, surface is Surface.ChatStreamed or Surface.ResponsesStreamed, updates, cancellationToken);
            }
        }
        catch (Exception error) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            failure = error;
        }

        return new FuzzResult(string.Concat(updates.Select(update => update.Text)), vectors + Said(updates), failure);
    }

    private static async Task ReadAsync(IChatClient chat, bool isStream, List<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        if (!isStream)
        {
            updates.AddRange((await chat.GetResponseAsync("hello", cancellationToken: cancellationToken)).ToChatResponseUpdates());
            return;
        }

        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hello", cancellationToken: cancellationToken))
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
