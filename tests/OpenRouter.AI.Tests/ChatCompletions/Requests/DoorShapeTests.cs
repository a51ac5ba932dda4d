using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

/// <summary>Field names in the additional properties take any CLR shape; hosts unwrap JSON in ways of their own.</summary>
public class DoorShapeTests
{
    public enum Sorting
    {
        price,
        throughput,
    }

    public static TheoryData<string, string> Known => new()
    {
        { "models", """["a/b","c/d"]""" },
        { "provider", """{"order":["x"],"allow_fallbacks":false,"sort":"price"}""" },
        { "reasoning", """{"effort":"minimal","exclude":true}""" },
        { "plugins", """[{"id":"web","max_results":3}]""" },
        { "max_tool_calls", "7" },
        { "stop_server_tools_when", """[{"type":"step_count_is","step_count":3}]""" },
        { "web_search_options", """{"search_context_size":"high"}""" },
        { "x_search_filter", """{"allowed_x_handles":["a"]}""" },
        { "cache_control", """{"type":"ephemeral","ttl":"1h"}""" },
        { "prompt_cache_key", "\"k\"" },
        { "prompt_cache_options", """{"mode":"explicit"}""" },
        { "session_id", "\"s\"" },
        { "trace", """{"trace_id":"t","mine":{"a":1}}""" },
        { "metadata", """{"MyKey":"v"}""" },
        { "user", "\"u\"" },
        { "transforms", """["middle-out"]""" },
        { "preset", "\"p\"" },
        { "service_tier", "\"flex\"" },
        { "modalities", """["image","text"]""" },
        { "image_config", """{"aspect_ratio":"16:9"}""" },
        { "audio", """{"voice":"alloy","format":"wav"}""" },
        { "verbosity", "\"low\"" },
        { "prediction", """{"type":"content","content":"x"}""" },
        { "min_p", "0.05" },
        { "top_a", "0.2" },
        { "repetition_penalty", "1.1" },
        { "logit_bias", """{"50256":-100}""" },
        { "logprobs", "true" },
        { "top_logprobs", "5" },
        { "structured_outputs", "true" },
        { "debug", """{"echo_upstream_body":true}""" },
        { "tool_choice", "\"auto\"" },
        { "parallel_tool_calls", "false" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public async Task C41_AdditionalProperties_Known_AnyShapeIsTheSameJson(string name, string json)
    {
        JsonElement value = Sent.Json(json);
        object?[] shapes = [value, JsonNode.Parse(json), JsonDocument.Parse(json), Plain(value), Lazy(value)];

        foreach (object? shape in shapes)
        {
            foreach (string key in new[] { name, "openrouter:" + name })
            {
                JsonElement fields = await Sent.FieldsAsync(new() { AdditionalProperties = new() { [key] = shape } });
                JsonAssert.Equal($$"""{"{{name}}":{{json}}}""", fields);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task C41_AdditionalProperties_JsonText_IsOpened(string name, string json)
    {
        if (json[0] is '{' or '[')
        {
            JsonAssert.Equal($$"""{"{{name}}":{{json}}}""", await Sent.FieldsAsync(new() { AdditionalProperties = new() { [name] = json } }));
        }
    }

    [Theory]
    [InlineData("user")]
    [InlineData("session_id")]
    [InlineData("prompt_cache_key")]
    public async Task AdditionalProperties_TextThatLooksLikeJson_StaysText(string name)
    {
        JsonElement fields = await Sent.FieldsAsync(new() { AdditionalProperties = new() { [name] = "[1]" } });

        Assert.Equal("[1]", fields.GetProperty(name).GetString());
    }

    [Fact]
    public async Task R8_AdditionalProperties_AnonymousObjectEnumNullAndLazySequence()
    {
        ChatOptions options = new()
        {
            AdditionalProperties = new()
            {
                ["provider"] = new { sort = Sorting.throughput, order = new[] { "a", "b" }.Where(name => name != "b"), max_price = (object?)null },
                ["models"] = new[] { 1, 2 }.Select(number => "m/" + number),
                ["plugins"] = new ArrayList { new Dictionary<string, object?> { ["id"] = "web" } },
                ["verbosity"] = Verbosity.High,
                ["user"] = null,
                ["session_id"] = Sent.Json("null"),
                ["seed"] = default(JsonElement),
            },
        };

        JsonElement fields = await Sent.FieldsAsync(options);

        Assert.Equal("throughput", fields.GetProperty("provider").GetProperty("sort").GetString());
        JsonAssert.Equal("""["a"]""", fields.GetProperty("provider").GetProperty("order"));
        JsonAssert.Equal("""["m/1","m/2"]""", fields.GetProperty("models"));
        JsonAssert.Equal("""[{"id":"web"}]""", fields.GetProperty("plugins"));
        Assert.Equal("high", fields.GetProperty("verbosity").GetString());
        Assert.Equal(["models", "plugins", "provider", "verbosity"], fields.EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task R8_AdditionalProperties_OwnOptionTypes_HaveTheNamesOfTheWire()
    {
        ChatOptions options = new()
        {
            AdditionalProperties = new()
            {
                ["provider"] = new ProviderRouting { AllowFallbacks = false },
                ["reasoning"] = new ReasoningSettings { MaxTokens = 5 },
                ["cache_control"] = new CacheControl(),
            },
        };

        JsonAssert.Equal(
            """{"provider":{"allow_fallbacks":false},"reasoning":{"max_tokens":5},"cache_control":{"type":"ephemeral"}}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task R8_AdditionalProperties_SequenceThatFails_NamesTheKey()
    {
        IEnumerable<string> mixed = new object[] { "a", 1 }.Select(item => item as string ?? throw new InvalidOperationException("mixed"));
        ChatOptions options = new() { AdditionalProperties = new() { ["models"] = mixed } };

        ArgumentException exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => Sent.RequestAsync(options));

        Assert.Contains("\"models\"", exception.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(exception.InnerException);
    }

    [Fact]
    public async Task R18_OptionsOfASubclass_AreTakenAsTheyAre()
    {
        ChatOptions options = new HostOptions { Temperature = 0.5f, AdditionalProperties = new() { ["user"] = "u" } };

        JsonAssert.Equal("""{"temperature":0.5,"user":"u"}""", await Sent.FieldsAsync(options));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(true)]
    public async Task Model_OfAnotherType_IsTheCallersMistake(object model)
    {
        ArgumentException exception = await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Sent.RequestAsync(new ChatOptions { AdditionalProperties = new() { ["model"] = model } }));

        Assert.Contains("model", exception.Message, StringComparison.Ordinal);
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out long number) ? number : value.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => null,
    };

    private static object? Lazy(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Plain) : value;

    private sealed class HostOptions : ChatOptions
    {
        public Action Kernel { get; } = static () => { };
    }
}
