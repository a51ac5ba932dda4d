using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class FunctionTests
{
    private static Answer Done => new("done");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Autofn_nonstreaming(bool responses) => OneCall(responses, streams: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Autofn_streaming(bool responses) => OneCall(responses, streams: true);

    private static async Task OneCall(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_report", """{ "city" :"Oslo"}""")), Done);

        string text = await Kernels.Of(service, responses, weather).AskAsync(streams);

        Assert.Equal("done", text);
        Assert.Equal(["Oslo"], weather.Given);
        Assert.Equal(["user:hi", """call:c1 Weather_report { "city" :"Oslo"}""", """result:c1 {"city":"Oslo","degrees":21.5}"""], service.Last.History);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_parallel_two(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(
            new Answer(Calls: [new Call("c1", "Weather_ping"), new Call("c2", "Weather_report", """{"city":"Rome"}""")]), Done);

        await Kernels.Of(service, responses, weather).AskAsync(streams);

        string[] calls = ["call:c1 Weather_ping {}", """call:c2 Weather_report {"city":"Rome"}"""];
        Assert.Equal(
            ["user:hi", .. responses ? calls : [string.Join(" + ", calls)], "result:c1 pong", """result:c2 {"city":"Rome","degrees":21.5}"""],
            service.Last.History);
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Autofn_streaming_next_turn_merged(bool responses)
    {
        Service service = Service.Saying(new Answer(Calls: [new Call("c1", "Weather_ping"), new Call("c2", "Weather_ping")]), Done, Done);
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        ChatHistory history = [];

        await kernel.TurnAsync(history, "hi", streams: true);
        await kernel.TurnAsync(history, "again", streams: true);

        string[] calls = ["call:c1 Weather_ping {}", "call:c2 Weather_ping {}"];
        Assert.Equal(
            ["user:hi", .. responses ? calls : [string.Join(" + ", calls)], "result:c1 pong", "result:c2 pong", "assistant:done", "user:again"],
            service.Last.History);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_filters_run(bool responses, bool streams)
    {
        CountingFilter filter = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), Done);
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        kernel.AutoFunctionInvocationFilters.Add(filter);
        kernel.FunctionInvocationFilters.Add(filter);

        await kernel.AskAsync(streams);

        Assert.Equal(["auto ping", "function ping"], filter.Seen.Where(seen => seen.EndsWith("ping", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_filter_terminate(bool responses, bool streams)
    {
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")));
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        kernel.AutoFunctionInvocationFilters.Add(new CountingFilter { Terminates = true });
        ChatHistory history = [];

        if (streams)
        {
            history.AddUserMessage("hi");
            StreamingChatMessageContent[] parts = await kernel.GetRequiredService<Microsoft.Extensions.AI.IChatClient>().AsChatCompletionService()
                .GetStreamingChatMessageContentsAsync(history, Kernels.Auto, kernel, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(AuthorRole.Tool, parts[^1].Role);
        }
        else
        {
            Assert.Equal(AuthorRole.Tool, (await kernel.TurnAsync(history, "hi", streams)).Role);
        }

        Assert.Single(service.Requests);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_filter_replaces_result(bool responses, bool streams)
    {
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), Done);
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        kernel.AutoFunctionInvocationFilters.Add(new CountingFilter { Replacement = new Report("Bern", 3) });

        await kernel.AskAsync(streams);

        Assert.Equal("""result:c1 {"city":"Bern","degrees":3}""", service.Last.History[^1]);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_kernel_messages_as_results(bool responses, bool streams)
    {
        ChatMessageContent whole = new(AuthorRole.Assistant, [new TextContent("A "), new TextContent("poem.")], "model");
        StreamingChatMessageContent[] parts = [new(AuthorRole.Assistant, "A "), new(AuthorRole.Assistant, "poem.")];
        FunctionResult inner = new(KernelFunctionFactory.CreateFromMethod(() => 1), whole);
        foreach (object result in new object[] { whole, new[] { whole }, parts, inner })
        {
            Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), Done);
            Kernel kernel = Kernels.Of(service, responses, new Weather());
            kernel.AutoFunctionInvocationFilters.Add(new CountingFilter { Replacement = result });

            await kernel.AskAsync(streams);

            Assert.Equal("result:c1 A poem.", service.Last.History[^1]);
        }
    }

    internal static async Task<List<object?>> ResultAsync(bool responses, bool streams, string name, string arguments, string expected)
    {
        Weather weather = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", name, arguments)), Done);

        await Kernels.Of(service, responses, weather).AskAsync(streams);

        Assert.Equal($"call:c1 {name} {arguments}", service.Last.History[^2]);
        Assert.Equal("result:c1 " + expected, service.Last.History[^1]);
        Assert.DoesNotContain("secret", service.Last.Text, StringComparison.Ordinal);
        return weather.Given;
    }
}
