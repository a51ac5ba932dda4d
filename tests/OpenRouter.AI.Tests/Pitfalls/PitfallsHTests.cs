using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of structured output.</summary>
public class PitfallsHTests
{
    private const string Strict = """
        {"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}
        """;

    private const string Loose = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","strict":true,"type":"object",
         "properties":{"city":{"type":"string","minLength":2},"at":{"$ref":"#/$defs/at"},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},
         "required":["city"],"$defs":{"at":{"type":"string","format":"date"}}}
        """;

    [Theory]
    [InlineData(null, "")]
    [InlineData(true, ",\"strict\":true")]
    [InlineData(false, ",\"strict\":false")]
    public async Task H1_Strictness_IsTheCallersChoice(bool? strict, string sent)
    {
        ChatOptions options = Format(Strict);
        if (strict is not null)
        {
            options.WithOpenRouter(own => own.StrictSchema = strict);
        }

        JsonAssert.Equal(
            "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"schema\":" + Strict + sent + "}}", await SentAsync(options));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task H2_StrictAndDialect_AreNeverInsideTheSchema(bool? strict)
    {
        ChatOptions options = Format(Loose).WithOpenRouter(own => own.StrictSchema = strict);

        JsonElement sent = (await SentAsync(options)).GetProperty("json_schema");

        JsonElement schema = sent.GetProperty("schema");
        Assert.False(schema.TryGetProperty("$schema", out _));
        Assert.False(schema.TryGetProperty("strict", out _));
        Assert.Equal(strict is not null, sent.TryGetProperty("strict", out _));
        JsonAssert.Equal("""{"$ref":"#/$defs/at"}""", schema.GetProperty("properties").GetProperty("at"));
    }

    [Fact]
    public async Task H2_SchemaWithoutStrictness_KeepsEveryOtherWord()
    {
        ChatOptions options = Format(Loose).WithOpenRouter(static own => own.StrictSchema = false);

        JsonAssert.Equal(
            """
            {"type":"object","properties":{"city":{"type":"string","minLength":2},"at":{"$ref":"#/$defs/at"},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},
             "required":["city"],"$defs":{"at":{"type":"string","format":"date"}}}
            """,
            (await SentAsync(options)).GetProperty("json_schema").GetProperty("schema"));
    }

    [Theory]
    [InlineData("List`1[System.String]", "List_1_System_String_")]
    [InlineData("Wetter für Köln", "Wetter_f_r_K_ln")]
    [InlineData("a-b_C9", "a-b_C9")]
    [InlineData("天気", "json_schema")]
    [InlineData("", "json_schema")]
    [InlineData(null, "json_schema")]
    public async Task H3_Name_IsWhatTheServiceAccepts(string? name, string sent)
    {
        ChatOptions options = new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(Strict), name) };

        Assert.Equal(sent, (await SentAsync(options)).GetProperty("json_schema").GetProperty("name").GetString());
    }

    [Fact]
    public async Task H3_NameOfAGenericType_IsWhatTheServiceAccepts()
    {
        using Trap trap = new();
        trap.Answer(streams: false, """{"role":"assistant","content":"{\"Rome\":[1]}"}""");

        ChatResponse<Dictionary<string, List<int>>> response = await trap.Chat.GetResponseAsync<Dictionary<string, List<int>>>(
            "hi", cancellationToken: TestContext.Current.CancellationToken);

        string name = trap.Sent().GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString()!;
        Assert.Matches("^[A-Za-z0-9_-]{1,64}$", name);
        Assert.Equal([1], response.Result["Rome"]);
    }

    [Fact]
    public async Task H4_JsonWithoutSchema_IsAnObjectAndThePromptIsTheCallers()
    {
        JsonElement sent = await Trap.SentAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Json });

        JsonAssert.Equal(
            """{"model":"vendor/model","messages":[{"role":"user","content":"hi"}],"response_format":{"type":"json_object"}}""", sent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H4_FencedAnswer_IsHandedOutAsItCame(bool streams)
    {
        ChatResponse response = await Trap.AnswerAsync(
            streams, """{"role":"assistant","content":"```json\n{\"a\":1}\n```"}""", options: new ChatOptions { ResponseFormat = ChatResponseFormat.Json });

        Assert.Equal("```json\n{\"a\":1}\n```", response.Text);
    }

    [Fact]
    public async Task H4_Healing_IsAskedForAsAPlugin()
    {
        ChatOptions options = Format(Strict).WithOpenRouter(static own => own.Plugins = [new ResponseHealingPlugin()]);

        JsonAssert.Equal("""[{"id":"response-healing"}]""", (await Trap.SentAsync(options)).GetProperty("plugins"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H5_FormatWithTools_CallsFirstThenTheAnswer(bool streams)
    {
        using Trap trap = new();
        trap.Answer(streams, "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[" + Answers.Call("c1", "city", "\"{}\"") + "]}", "\"tool_calls\"");
        trap.Answer(streams, """{"role":"assistant","content":"{\"city\":\"Rome\"}"}""");
        using IChatClient chat = trap.Chat.AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = Format(Strict);
        options.Tools = [AIFunctionFactory.Create(static () => "Rome", "city")];

        ChatResponse response = streams
            ? await chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);

        Assert.Equal("""{"city":"Rome"}""", response.Text);
        Assert.Equal(
            [JsonValueKind.Object, JsonValueKind.Object], Enumerable.Range(0, 2).Select(request => trap.Sent(request).GetProperty("response_format").ValueKind));
        Assert.Equal([1, 1], Enumerable.Range(0, 2).Select(request => trap.Sent(request).GetProperty("tools").GetArrayLength()));
    }

    private static ChatOptions Format(string schema) => new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema), "answer") };

    private static async Task<JsonElement> SentAsync(ChatOptions options) => (await Trap.SentAsync(options)).GetProperty("response_format");
}
