using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public class ReconfigureTests
{
    private const string Answer = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"hi"}}]}""";

    [Fact]
    public async Task Reconfigure_OtherKey_IsUsedByTheNextRequest()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Answer).Answer(Answer);
        using var client = new OpenRouterClient(Wire.Options(), handler.Client());
        IChatClient chat = client.AsIChatClient("a/b");

        await chat.GetResponseAsync("x", cancellationToken: TestContext.Current.CancellationToken);
        client.Reconfigure(Wire.Options(options => options.ApiKey = "sk-or-v1-other"));
        await chat.GetResponseAsync("x", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["Bearer " + Wire.Key, "Bearer sk-or-v1-other"], [handler.Requests[0].Headers["Authorization"], handler.Requests[1].Headers["Authorization"]]);
    }

    [Fact]
    public void Reconfigure_NoKey_ThrowsAndKeepsTheFormerSettings()
    {
        using var client = new OpenRouterClient(Wire.Options(), new ScriptedHandler().Client());

        Assert.Throws<ArgumentException>("ApiKey", () => client.Reconfigure(Wire.Options(options => options.ApiKey = null)));
        Assert.Equal(Wire.Key, client.Settings.ApiKey);
    }

    [Fact]
    public async Task OnRetry_TransientFailure_IsToldBeforeTheRequestIsRepeated()
    {
        List<OpenRouterRetry> told = [];
        ScriptedHandler handler = new ScriptedHandler().Answer("""{"error":{"code":503,"message":"later"}}""", 503).Answer(Answer);
        using var client = new OpenRouterClient(
            Wire.Options(options =>
            {
                options.MaxRetries = 1;
                options.TimeProvider = new EagerTimeProvider();
                options.OnRetry = told.Add;
            }),
            handler.Client());

        await client.AsIChatClient("a/b").GetResponseAsync("x", cancellationToken: TestContext.Current.CancellationToken);

        OpenRouterRetry retry = Assert.Single(told);
        Assert.Equal(1, retry.Number);
        Assert.Equal(503, (int?)retry.Failure.StatusCode);
    }
}
