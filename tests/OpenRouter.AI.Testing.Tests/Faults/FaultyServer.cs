using System;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>An emulator whose answers a fault spoils.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    public const string Text = "one two three four five six seven eight nine";

    private const string Messages = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    private FaultyServer(OpenRouterEmulator server) => Server = server;

    public OpenRouterEmulator Server { get; }

    public static async Task<FaultyServer> StartAsync() =>
        new(await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public Task<RawAnswer> AskAsync(Fault? fault, Asked asked = Asked.ChatStream, Func<RawAnswer, bool>? isEnough = null)
    {
        Server.Reset();
        if (fault is not null)
        {
            Server.AnyEndpoint.Fail(fault);
        }

        Server.Chat.Reply(Text);
        Server.Responses.Reply(Text);
        Server.Embeddings.Reply(EmulatedReply.Vectors([0.5f, 1f]));
        (string path, string members) = asked switch
        {
            Asked.ChatStream => ("chat/completions", "\"stream\":true," + Messages),
            Asked.Chat => ("chat/completions", Messages),
            Asked.ResponsesStream => ("responses", "\"stream\":true,\"input\":\"hi\""),
            Asked.Responses => ("responses", "\"input\":\"hi\""),
            _ => ("embeddings", "\"input\":\"hi\""),
        };
        return RawAnswer.PostAsync(Server, path, $"{{\"model\":\"m\",{members}}}", isEnough);
    }
}
