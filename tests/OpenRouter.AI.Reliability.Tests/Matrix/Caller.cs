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
    public const string Before = "one two three four five six";
    public const string Vector = "0.25 -0.5 0.75";

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private int _count;

    /// <summary>What a call delivers when nothing goes wrong.</summary>
    public static string Whole(Surface surface) => surface == Surface.Embeddings ? Vector : Answer;

    public static bool IsStreamed(Surface surface) => surface is Surface.ChatStreamed or Surface.ResponsesStreamed;

    /// <summary>Calls once, with a fault for the first requests.</summary>
    /// <param name="surface">What to call.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="retries">How many attempts may follow the first.</param>
    /// <param name="times">For how many requests.</param>
    /// <param name="givesUp">Whether the caller cancels once keep-alives have come.</param>
    public async Task<CallResult> CallAsync(Surface surface, Fault fault, int retries, int times = int.MaxValue, bool givesUp = false)
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
            Task call = CallAsync(client, surface, model, text, guard.Token);
            if (givesUp)
            {
                await KeepAlivesAsync(endpoint, model, call);
                await guard.CancelAsync();
            }

            // A call that does not obey its token must not hang the tests.
            await call.WaitAsync(Guard, TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException cancelled) when (givesUp && cancelled.CancellationToken == guard.Token)
        {
            failure = cancelled;
        }
        catch (Exception error) when (!guard.IsCancellationRequested)
        {
            failure = error;
        }

        return new CallResult(text.ToString(), failure, endpoint.Requests.Count(request => request.Model == model));
    }

    /// <summary>Waits for three keep-alives.</summary>
    private static async Task KeepAlivesAsync(EmulatedEndpoint endpoint, string model, Task call)
    {
        while (!call.IsCompleted && endpoint.Requests.Where(request => request.Model == model).Sum(request => request.BytesSent) < 30)
        {
            await Task.Yield();
        }
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
