using System;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class ArgumentBindingTests
{
    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public Task Autofn_poco_result_json(bool responses, bool streams) =>
        FunctionTests.ResultAsync(responses, streams, "Weather_report", """{"city":"Oslo"}""", """{"city":"Oslo","degrees":21.5}""");

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public Task Autofn_exception_result(bool responses, bool streams) =>
        FunctionTests.ResultAsync(responses, streams, "Weather_fail", "{}", "Error: Function failed.");

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public Task Autofn_void_result(bool responses, bool streams) =>
        FunctionTests.ResultAsync(responses, streams, "Weather_note", """{"text":"x"}""", "Success: Function completed.");

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_enum_parameter(bool responses, bool streams) =>
        Assert.Equal([DayOfWeek.Friday], await FunctionTests.ResultAsync(responses, streams, "Weather_day", """{"day":"Friday"}""", "sunny on Friday"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_number_for_string_parameter(bool responses, bool streams) =>
        Assert.Equal(["5"], await FunctionTests.ResultAsync(responses, streams, "Weather_note", """{"text":5}""", "Success: Function completed."));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_fraction_for_string_parameter(bool responses, bool streams) =>
        Assert.Equal(["2.50"], await FunctionTests.ResultAsync(responses, streams, "Weather_note", """{"text":2.50}""", "Success: Function completed."));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_numbers_of_every_kind(bool responses, bool streams) => Assert.Equal(
        [0.1, 12.34m, 1.5f, 7, 9007199254740993L, true],
        await FunctionTests.ResultAsync(
            responses, streams, "Weather_numbers", """{"share":0.1,"price":12.34,"factor":1.5,"count":7,"big":9007199254740993,"flag":true}""", "ok"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_whole_numbers_for_every_kind(bool responses, bool streams) => Assert.Equal(
        [1.0, 2m, 3f, 4, 5L, false],
        await FunctionTests.ResultAsync(responses, streams, "Weather_numbers", """{"share":1,"price":2,"factor":3,"count":4,"big":5,"flag":false}""", "ok"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_prompt_function_result(bool responses, bool streams)
    {
        // Over a chat client the function returns a response, over a chat completion service a message of Semantic Kernel.
        foreach (bool completion in new[] { false, true })
        {
            Service service = Service.Saying(new Answer(Calls: new Call("c1", "Writer_poem")), new Answer("A poem."), new Answer("done"));
            Kernel kernel = completion ? ServiceTests.Completion(service, responses) : Kernels.Of(service, responses);
            kernel.Plugins.AddFromFunctions("Writer", [kernel.CreateFunctionFromPrompt("Write a poem.", functionName: "poem")]);

            await kernel.AskAsync(streams);

            Assert.Equal("result:c1 A poem.", service.Last.History[^1]);
            Assert.DoesNotContain("gen-1", service.Last.History[^1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_json_parameters(bool responses, bool streams) => Assert.Equal(
        ["\"text\"", "true", "{\"a\":1}"],
        await FunctionTests.ResultAsync(responses, streams, "Weather_raw", """{"element":"text","node":true,"document":{"a":1}}""", "ok"));

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_object_for_string_parameter(bool responses, bool streams) =>
        Assert.Equal(
            ["""{"a": 1}"""], await FunctionTests.ResultAsync(responses, streams, "Weather_note", """{"text":{"a": 1}}""", "Success: Function completed."));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Autofn_text_binds_as_what_is_wanted(Type wanted, string sent, string expected)
    {
        foreach ((bool responses, bool streams) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            Type kind = typeof(Typed<>).MakeGenericType(wanted);
            object plugin = Activator.CreateInstance(kind)!;
            Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_take", $$"""{"value":{{sent}}}""")), new Answer("done"));

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
}
