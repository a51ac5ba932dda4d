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

        ChatMessageContent answer = await kernel.TurnAsync(history, "hi", streams);

        Assert.Single(service.Requests);
        if (!streams)
        {
            Assert.Equal(AuthorRole.Tool, answer.Role);
        }
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
    public Task Autofn_poco_result_json(bool responses, bool streams) =>
        ResultAsync(responses, streams, "Weather_report", """{"city":"Oslo"}""", """{"city":"Oslo","degrees":21.5}""");

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public Task Autofn_exception_result(bool responses, bool streams) =>
        ResultAsync(responses, streams, "Weather_fail", "{}", "Error: Function failed.");

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public Task Autofn_void_result(bool responses, bool streams) =>
        ResultAsync(responses, streams, "Weather_note", """{"text":"x"}""", "Success: Function completed.");

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_enum_parameter(bool responses, bool streams) =>
        Assert.Equal([DayOfWeek.Friday], await ResultAsync(responses, streams, "Weather_day", """{"day":"Friday"}""", "sunny on Friday"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_number_for_string_parameter(bool responses, bool streams) =>
        Assert.Equal(["5"], await ResultAsync(responses, streams, "Weather_note", """{"text":5}""", "Success: Function completed."));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_fraction_for_string_parameter(bool responses, bool streams) =>
        Assert.Equal(["2.50"], await ResultAsync(responses, streams, "Weather_note", """{"text":2.50}""", "Success: Function completed."));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_numbers_of_every_kind(bool responses, bool streams) => Assert.Equal(
        [0.1, 12.34m, 1.5f, 7, 9007199254740993L, true],
        await ResultAsync(
            responses, streams, "Weather_numbers", """{"share":0.1,"price":12.34,"factor":1.5,"count":7,"big":9007199254740993,"flag":true}""", "ok"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_whole_numbers_for_every_kind(bool responses, bool streams) => Assert.Equal(
        [1.0, 2m, 3f, 4, 5L, false],
        await ResultAsync(responses, streams, "Weather_numbers", """{"share":1,"price":2,"factor":3,"count":4,"big":5,"flag":false}""", "ok"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_prompt_function_result(bool responses, bool streams)
    {
        // Over a chat client the function returns a response, over a chat completion service a message of Semantic Kernel.
        foreach (bool completion in new[] { false, true })
        {
            Service service = Service.Saying(new Answer(Calls: new Call("c1", "Writer_poem")), new Answer("A poem."), Done);
            Kernel kernel = completion ? ServiceTests.Completion(service, responses) : Kernels.Of(service, responses);
            kernel.Plugins.AddFromFunctions("Writer", [kernel.CreateFunctionFromPrompt("Write a poem.", functionName: "poem")]);

            await kernel.AskAsync(streams);

            Assert.Equal("result:c1 A poem.", service.Last.History[^1]);
            Assert.DoesNotContain("gen-1", service.Last.History[^1], StringComparison.Ordinal);
        }
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

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_json_parameters(bool responses, bool streams) => Assert.Equal(
        ["\"text\"", "true", "{\"a\":1}"],
        await ResultAsync(responses, streams, "Weather_raw", """{"element":"text","node":true,"document":{"a":1}}""", "ok"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_object_for_string_parameter(bool responses, bool streams) =>
        Assert.Equal(
            ["""{"a": 1}"""], await ResultAsync(responses, streams, "Weather_note", """{"text":{"a": 1}}""", "Success: Function completed."));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Autofn_text_binds_as_what_is_wanted(Type wanted, string sent, string expected)
    {
        foreach ((bool responses, bool streams) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            Type kind = typeof(Typed<>).MakeGenericType(wanted);
            object plugin = Activator.CreateInstance(kind)!;
            Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_take", $$"""{"value":{{sent}}}""")), Done);

            await Kernels.Of(service, responses, plugin).AskAsync(streams);

            Assert.Equal("result:c1 " + expected, service.Last.History[^1]);
        }
    }

    public static TheoryData<Type, string, string> Texts => new()
    {
        { typeof(DateOnly), "\"2026-01-02\"", "2026-01-02" },
        { typeof(TimeOnly), "\"03:04:05\"", "03:04:05" },
        { typeof(byte[]), "\"AQID\"", "AQID" },
        { typeof(DateTime), "\"2026-01-02T03:04:05Z\"", "2026-01-02T03:04:05Z" },
        { typeof(DateTimeOffset), "\"2026-01-02T03:04:05+01:00\"", "2026-01-02T03:04:05+01:00" },
        { typeof(Guid), "\"6f9619ff-8b86-d011-b42d-00cf4fc964ff\"", "6f9619ff-8b86-d011-b42d-00cf4fc964ff" },
        { typeof(Uri), "\"https://host.test/a\"", "https://host.test/a" },
        { typeof(TimeSpan), "\"00:01:00\"", "00:01:00" },
        { typeof(int), "\"5\"", "5" },
        { typeof(int), "5", "5" },
        { typeof(int?), "\"5\"", "5" },
        { typeof(decimal?), "\"0.5\"", "0.5" },
        { typeof(bool?), "\"true\"", "true" },
        { typeof(DateTime?), "\"2026-01-02T03:04:05Z\"", "2026-01-02T03:04:05Z" },
        { typeof(Guid?), "\"6f9619ff-8b86-d011-b42d-00cf4fc964ff\"", "6f9619ff-8b86-d011-b42d-00cf4fc964ff" },
        { typeof(TimeSpan?), "\"00:01:00\"", "00:01:00" },
        { typeof(double), "\"0.5\"", "0.5" },
        { typeof(bool), "\"true\"", "true" },
        { typeof(bool), "true", "true" },
        { typeof(DateOnly?), "\"2026-01-02\"", "2026-01-02" },
        { typeof(DayOfWeek), "\"Friday\"", "5" },
        { typeof(DayOfWeek), "\"friday\"", "5" },
        { typeof(DayOfWeek?), "\"Friday\"", "5" },
        { typeof(string), "\"text\"", "text" },
        { typeof(string), "\"[1]\"", "[1]" },
        { typeof(object), "\"text\"", "text" },
        { typeof(string[]), "[\"a\"]", "[\"a\"]" },
        { typeof(string[]), "\"[\\\"a\\\"]\"", "[\"a\"]" },
    };

    private static async Task<List<object?>> ResultAsync(bool responses, bool streams, string name, string arguments, string expected)
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
