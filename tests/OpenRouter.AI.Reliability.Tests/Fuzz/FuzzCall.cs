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
    public static Task<FuzzResult> ReadAsync(Sample sample, Func<int, int, int> size) =>
        GuardedAsync(() => MeasuredAsync(sample, size, TestContext.Current.CancellationToken), Guard);

    /// <summary>Runs a call that may never give its thread back: the answer is there at once, so nothing in it waits, and a loop without an end
    /// would not come to the guard either if it ran here.</summary>
    public static Task<FuzzResult> GuardedAsync(Func<Task<FuzzResult>> call, TimeSpan guard) =>
        Task.Run(call, TestContext.Current.CancellationToken).WaitAsync(guard, TestContext.Current.CancellationToken);

    private static async Task<FuzzResult> MeasuredAsync(Sample sample, Func<int, int, int> size, CancellationToken cancellationToken)
    {
        using PiecesHandler handler = new(sample.Bytes, size, sample.MediaType);
        using HttpClient http = new(handler);
        int thread = Environment.CurrentManagedThreadId;
        long before = GC.GetAllocatedBytesForCurrentThread();
        FuzzResult result = await CallAsync(sample.Surface, http, cancellationToken);
        long after = GC.GetAllocatedBytesForCurrentThread();
        return result with { Allocated = thread == Environment.CurrentManagedThreadId ? after - before : null };
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

        return new FuzzResult(string.Concat(updates.Select(update => update.Text)), vectors + Said(updates), failure)
        {
            TellsOfLostCall = updates.SelectMany(update => update.Contents).OfType<FunctionCallContent>().Any(call => call is { InformationalOnly: true, Exception: not null }),
        };
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
