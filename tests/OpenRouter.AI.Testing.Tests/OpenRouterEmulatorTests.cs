using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests;

public sealed class OpenRouterEmulatorTests
{
    [Fact]
    public async Task Start_Defaults_GivesLoopbackEndpointAndKey()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("127.0.0.1", server.Endpoint.Host);
        Assert.Equal("/api/v1", server.Endpoint.AbsolutePath);
        Assert.NotEqual(0, server.Endpoint.Port);
        Assert.Equal("sk-or-v1-emulator", server.ApiKey);
    }

    [Fact]
    public async Task Start_Twice_GivesTwoPorts()
    {
        await using EmulatorClient first = await EmulatorClient.StartAsync();
        await using EmulatorClient second = await EmulatorClient.StartAsync();

        Assert.NotEqual(first.Server.Endpoint.Port, second.Server.Endpoint.Port);
    }

    [Fact]
    public async Task Start_PortInUse_Throws()
    {
        await using EmulatorClient first = await EmulatorClient.StartAsync();

        await Assert.ThrowsAsync<IOException>(() => EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { Port = first.Server.Endpoint.Port }));
    }

    [Fact]
    public async Task Requests_AfterACall_HoldWhatWasSent()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Http.DefaultRequestHeaders.Add("X-OpenRouter-Title", "Tests");
        string body = EmulatorClient.User("emulator/echo", "Grüße, 日本");

        await client.ChatAsync(body);
        await client.GetAsync("/models?limit=1");

        IReadOnlyList<RecordedRequest> requests = client.Server.Requests;
        Assert.Equal(2, requests.Count);
        Assert.Equal("POST", requests[0].Method);
        Assert.Equal("/api/v1/chat/completions", requests[0].Path);
        Assert.Equal("Tests", requests[0].Headers["x-openrouter-title"]);
        Assert.Equal(body, requests[0].Text);
        Assert.Equal("emulator/echo", requests[0].Body?.GetProperty("model").GetString());
        Assert.True(await requests[0].Completion);
        Assert.Equal("?limit=1", requests[1].Query);
        Assert.Null(requests[1].Body);
    }

    [Theory]
    [InlineData(null, "Missing Authentication header")]
    [InlineData("Bearer sk-or-v1-other", "User not found.")]
    public async Task Key_MissingOrWrong_Gives401(string? header, string message)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Http.DefaultRequestHeaders.Remove("Authorization");
        if (header is not null)
        {
            client.Http.DefaultRequestHeaders.Add("Authorization", header);
        }

        (int status, System.Text.Json.JsonElement error) = await client.FailAsync(EmulatorClient.User("emulator/echo"));

        Assert.Equal(401, status);
        Assert.Equal(401, error.GetProperty("code").GetInt32());
        Assert.Equal(message, error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/chat/completions", HttpStatusCode.MethodNotAllowed)]
    public async Task Get_NoSuchEndpoint_GivesErrorEnvelope(string path, HttpStatusCode status)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        using HttpResponseMessage response = await client.Http.GetAsync(client.Url(path), TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((int)status, EmulatorClient.Parse(body).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Dispose_WithOpenStream_BreaksItOff()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        using HttpResponseMessage response = await client.SendAsync(EmulatorClient.UserStream("emulator/silent"));

        await client.Server.DisposeAsync();

        await EventList.ReadBrokenAsync(response, TestContext.Current.CancellationToken);
        Assert.False(await client.Server.Requests.Single().Completion);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(EmulatorClient.User("emulator/echo")));
    }

    [Fact]
    public async Task Dispose_Twice_DoesNothing()
    {
        OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await server.DisposeAsync();
        await server.DisposeAsync();
    }
}
