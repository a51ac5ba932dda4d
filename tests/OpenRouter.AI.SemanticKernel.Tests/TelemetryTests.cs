using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class TelemetryTests
{
    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Telemetry_spans(bool responses, bool streams)
    {
        string source = "test-" + Guid.NewGuid();
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), new Answer("done"));
        IKernelBuilder builder = Kernel.CreateBuilder();
        _ = responses
            ? builder.AddOpenRouterResponsesChatClient(Kernels.Model, service.OpenRouter(), openTelemetrySourceName: source)
            : builder.AddOpenRouterChatClient(Kernels.Model, service.OpenRouter(), openTelemetrySourceName: source);
        builder.Plugins.AddFromObject(new Weather(), "Weather");

        await builder.Build().AskAsync(streams);

        Activity[] chats = [.. spans.Where(span => span.OperationName.StartsWith("chat ", StringComparison.Ordinal))];
        Assert.Equal(2, chats.Length);
        Assert.All(chats, span => Assert.Equal("openrouter", span.GetTagItem("gen_ai.provider.name")));
        Assert.All(chats, span => Assert.Equal(7, Convert.ToInt32(span.GetTagItem("gen_ai.usage.input_tokens"), System.Globalization.CultureInfo.InvariantCulture)));
        Activity loop = Assert.Single(spans, span => span.OperationName.StartsWith("orchestrate_tools", StringComparison.Ordinal));
        Activity tool = Assert.Single(spans, span => span.OperationName == "execute_tool Weather_ping");
        Assert.All([tool, .. chats], span => Assert.Equal(loop.SpanId, span.ParentSpanId));
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Telemetry_token_metrics(bool responses)
    {
        string model = "acme/" + Guid.NewGuid();
        ConcurrentBag<string> names = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == "Microsoft.SemanticKernel")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.Start();
        IKernelBuilder builder = Kernel.CreateBuilder();
        OpenRouterClient client = Service.Saying("ok").OpenRouter();
        _ = responses ? builder.AddOpenRouterResponsesChatClient(model, client) : builder.AddOpenRouterChatClient(model, client);

        await builder.Build().AskAsync(streams: false);

        Assert.Contains("semantic_kernel.function.invocation.token_usage.prompt", names);
        Assert.Contains("semantic_kernel.function.invocation.token_usage.completion", names);

        void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Value as string == model)
                {
                    names.Add(instrument.Name);
                }
            }
        }
    }
}
