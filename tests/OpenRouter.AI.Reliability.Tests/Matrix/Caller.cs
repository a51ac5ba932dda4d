using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Reliability.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>Makes one call to an emulator and says what came of it. No call may take longer than the guard: that would be a hang.</summary>
internal sealed class Caller(OpenRouterEmulator server)
{
    public const string Answer = "one two three four five six seven eight nine ten eleven twelve";
    public const string Vector = "0.25 -0.5 0.75";

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private int _count;

    /// <summary>What a call delivers when nothing goes wrong.</summary>
    public static string Whole(Surface surface) => surface == Surface.Embeddings ? Vector : Answer;

    /// <summary>Calls once, with a fault for the first requests.</summary>
    public async Task<CallResult> CallAsync(Surface surface, Fault fault, int retries, int times = int.MaxValue)
    {
        string model = $"matrix/{Interlocked.Increment(ref _count)}";
        EmulatedEndpoint endpoint = surface switch
        {
            Surface.Chat or Surface.ChatStreamed => server.Chat,
            Surface.Embeddings => server.Embeddings,
            _ => server.Responses,
        };
        endpoint.When(model).Fail(fault).Times(times);
        endpoint.When(model).Reply(surface == Surface.Embeddings ? EmulatedReply.Vectors([0.25f, -0.5f, 0.75f]) : EmulatedReply.Text(Answer));
        using OpenRouterClient client = new(new OpenRouterClientOptions
        {
            ApiKey = server.ApiKey,
            Endpoint = server.Endpoint,
            MaxRetries = retries,
            IdleTimeout = TimeSpan.FromSeconds(200),
            TimeProvider = new FastTimeProvider(),
        });
        using CancellationTokenSource guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(Guard);
        StringBuilder text = new();
        Exception? failure = null;
        try
        {
            await CallAsync(client, surface, model, text, guard.Token);
        }
        catch (Exception error) when (!guard.IsCancellationRequested)
        {
            failure = error;
        }

        return new CallResult(text.ToString(), failure, endpoint.Requests.Count(request => request.Model == model));
    }

    private static async Task CallAsync(OpenRouterClient client, Surface surface, string model, StringBuilder text, CancellationToken cancellationToken)
    {
        if (surface == Surface.Embeddings)
        {
            GeneratedEmbeddings<Embedding<float>> vectors = await client.AsIEmbeddingGenerator(model).GenerateAsync(["hello"], cancellationToken: cancellationToken);
            text.AppendJoin(' ', vectors[0].Vector.ToArray().Select(number => number.ToString(CultureInfo.InvariantCulture)));
            return;
        }

        IChatClient chat = surface is Surface.Chat or Surface.ChatStreamed ? client.AsIChatClient(model) : client.AsIResponsesChatClient(model);
        if (surface is Surface.Chat or Surface.Responses)
        {
            text.Append((await chat.GetResponseAsync("hello", cancellationToken: cancellationToken)).Text);
            return;
        }

        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hello", cancellationToken: cancellationToken))
        {
            text.Append(update.Text);
        }
    }
}
