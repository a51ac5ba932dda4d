using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>Requests whose body does not come at once.</summary>
public sealed class UploadTests
{
    private const string Head = "POST /api/v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_BrokenOff_IsRecordedAndCounted()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        ScriptRule rule = server.Chat.Reply("never");
        using (TcpClient client = new())
        {
            await client.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head + "Content-Length: 100\r\n\r\n{\"mod"), Token);
        }

        using CancellationTokenSource guard = CancellationTokenSource.CreateLinkedTokenSource(Token);
        guard.CancelAfter(TimeSpan.FromSeconds(20));
        while (server.Requests.Count == 0)
        {
            guard.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        RecordedRequest request = server.Chat.AssertSingle();
        Assert.False(await request.Completion);
        Assert.Equal(("POST", "100"), (request.Method, request.Headers["Content-Length"]));

        // How much of it was read before the end came is up to the system.
        Assert.StartsWith(request.Text, "{\"mod", StringComparison.Ordinal);
        Assert.Null(request.Body);
        Assert.Equal(0, rule.Uses);
        server.Chat.AssertNoFailures();
    }

    /// <summary>A request that an earlier test has begun is no matter of the next one.</summary>
    [Fact]
    public async Task Upload_BegunBeforeAReset_IsAnsweredButNotRecorded()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, Token);
        byte[] more = Encoding.ASCII.GetBytes($"Authorization: Bearer {server.ApiKey}\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head), Token);
        await client.GetStream().WriteAsync(more, Token);
        using StreamReader answer = new(client.GetStream());
        Assert.Equal("HTTP/1.1 100 Continue", await answer.ReadLineAsync(Token));
        Assert.Empty(await answer.ReadLineAsync(Token) ?? "the end");

        server.Reset();
        await client.GetStream().WriteAsync("{}"u8.ToArray(), Token);

        Assert.Equal("HTTP/1.1 400 Bad Request", await answer.ReadLineAsync(Token));
        Assert.Empty(server.Chat.AssertReceived(0));
    }
}
