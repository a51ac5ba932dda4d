using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Registration;

public class LeakTests
{
    private const string Prompt = "the very secret prompt";

    [Fact]
    public async Task FullRun_LogsSpansExceptionsAndTexts_HoldNeitherKeyNorPrompt()
    {
        ConcurrentQueue<string> seen = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue(Everything(activity)),
        };
        ActivitySource.AddActivityListener(listener);
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new SeeingLogs(seen)));
            services.AddDistributedMemoryCache();
            services.AddOpenRouterChatClient("emulator/tools").UseDistributedCache().UseOpenTelemetry().UseFunctionInvocation()
                .UseOpenRouterSessions().UseOpenRouterBudget(static budget => budget.AddScope("all", 1m));
            services.AddKeyedOpenRouterResponsesChatClient("responses", "emulator/reasoning").UseOpenTelemetry().UseOpenRouterBudget(static budget => budget.AddScope("all", 1m));
            services.AddOpenRouterEmbeddingGenerator("openai/text-embedding-3-small").UseOpenTelemetry();
        });
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        foreach (string model in (string[])["emulator/tools", "emulator/flaky", "emulator/error-400", "emulator/error-mid-stream", "emulator/cut"])
        {
            ChatOptions options = new() { ModelId = model, Tools = [AIFunctionFactory.Create(static (string city) => "rain", "weather")] };
            try
            {
                await chat.GetStreamingResponseAsync(Prompt, options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);
            }
            catch (OpenRouterException exception)
            {
                seen.Enqueue(exception.ToString());
            }
        }

        await app.Services.GetRequiredKeyedService<IChatClient>("responses")
            .GetStreamingResponseAsync(Prompt, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()
            .GenerateAsync([Prompt], cancellationToken: TestContext.Current.CancellationToken);
        seen.Enqueue($"{app.Services.GetRequiredService<OpenRouterClient>()} {app.Services.GetRequiredService<IOptions<OpenRouterOptions>>().Value} {chat}");
        Assert.Contains(seen, static text => text.Contains("Authorization", StringComparison.Ordinal));
        Assert.Contains(seen, static text => text.Contains("attempt 1 to repeat it", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, static text => text.Contains(Prompt, StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains(app.Server.ApiKey, StringComparison.Ordinal));
    }

    private static string Everything(Activity activity) => string.Join(
        " ",
        [
            activity.DisplayName,
            activity.StatusDescription,
            activity.TraceStateString,
            .. activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"),
            .. activity.Baggage.Select(static entry => $"{entry.Key}={entry.Value}"),
            .. activity.Events.Select(static item => item.Name + string.Join(" ", item.Tags)),
            .. activity.Links.Select(static link => string.Join(" ", link.Tags ?? [])),
        ]);
}
