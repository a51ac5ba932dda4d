using System;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Validation;

public sealed class ChatRequestRulesTests
{
    private const string Call = """{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}""";
    private const string Tool = """,{"role":"tool","tool_call_id":"a","content":"x"}""";
    private const string Function = """{"type":"function","function":{"name":"f"}}""";
    private const string Cached = """{"type":"text","text":"x","cache_control":{"type":"ephemeral"}}""";

    [Theory]
    [InlineData("", "The request body is not a JSON object")]
    [InlineData("{", "The request body is not a JSON object")]
    [InlineData("[]", "The request body is not a JSON object")]
    [InlineData("{}", "messages: required")]
    [InlineData("""{"messages":null}""", "messages: required")]
    [InlineData("""{"messages":[]}""", "messages: expected at least one message")]
    [InlineData("""{"messages":{}}""", "messages: expected an array")]
    public async Task Body_Broken_IsNamed(string body, string message) => await AssertRejected(body, message);

    [Theory]
    [InlineData("""{"content":"x"}""", "messages[0].role: required")]
    [InlineData("""{"role":"robot","content":"x"}""", "messages[0].role: expected one of system, developer, user, assistant, tool")]
    [InlineData("""{"role":"user"}""", "messages[0].content: required")]
    [InlineData("""{"role":"user","content":1}""", "messages[0].content: expected a string or an array of content parts")]
    [InlineData("""{"role":"user","content":[{"type":"picture"}]}""", "messages[0].content[0].type: expected one of")]
    [InlineData("""{"role":"user","content":[{"type":"text","text":1}]}""", "messages[0].content[0].text: expected a string")]
    [InlineData("""{"role":"user","content":[{"type":"image_url","image_url":{"url":"AAAA"}}]}""", "messages[0].content[0].image_url.url: expected an http(s) URL")]
    [InlineData("""{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"data:audio/mp3;base64,AAAA","format":"mp3"}}]}""", "messages[0].content[0].input_audio.data: expected plain base64")]
    [InlineData("""{"role":"user","content":[{"type":"file","file":{"filename":"a.pdf"}}]}""", "messages[0].content[0].file.file_data: required")]
    [InlineData("""{"role":"system","content":[{"type":"image_url","image_url":{"url":"https://example.com/a"}}]}""", "messages[0].content[0].type: expected text")]
    [InlineData("""{"role":"assistant"}""", "messages[0]: an assistant message needs content or tool_calls")]
    [InlineData("""{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"f","arguments":"{}"}}]}""", "messages[0].tool_calls[0].id: required")]
    [InlineData("""{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":{}}}]}""", "messages[0].tool_calls[0].function.arguments: expected a string")]
    [InlineData("""{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"a"}}]}""", "messages[0].tool_calls[0].function.arguments: expected a JSON object as a string")]
    [InlineData("""{"role":"tool","content":"x"}""", "messages[0].tool_call_id: required")]
    [InlineData("""{"role":"tool","tool_call_id":"a","content":"x"}""", "messages[0].tool_call_id: a matches no tool call")]
    [InlineData(Call, "messages[0].tool_calls[0].id: the call must be followed by a tool message")]
    [InlineData(Call + Tool + Tool, "messages[2].tool_call_id: a matches no tool call")]
    [InlineData(Call + Tool, "tools: required while the messages have tool calls")]
    [InlineData("""{"role":"user","content":[""" + Cached + "," + Cached + "," + Cached + "," + Cached + "," + Cached + "]}", "messages[0].content[4].cache_control: at most 4")]
    [InlineData("""{"role":"user","content":[{"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"2h"}}]}""", "messages[0].content[0].cache_control.ttl: expected one of 5m, 1h")]
    public async Task Messages_Broken_AreNamed(string messages, string message) => await AssertRejected($$"""{"messages":[{{messages}}]}""", message);

    [Theory]
    [InlineData("\"temperature\":2.5", "temperature: expected a number from 0 to 2")]
    [InlineData("\"temperature\":\"hot\"", "temperature: expected a number")]
    [InlineData("\"top_p\":1.1", "top_p: expected a number from 0 to 1")]
    [InlineData("\"top_k\":1.5", "top_k: expected an integer")]
    [InlineData("\"max_tokens\":0", "max_tokens: expected an integer of at least 1")]
    [InlineData("\"seed\":1.5", "seed: expected an integer")]
    [InlineData("\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]", "stop: expected at most 4 items")]
    [InlineData("\"top_logprobs\":3", "top_logprobs: needs logprobs to be true")]
    [InlineData("\"reasoning\":{\"effort\":\"high\",\"max_tokens\":2000}", "reasoning: only one of effort and max_tokens can be given")]
    [InlineData("\"reasoning\":{\"effort\":\"huge\"}", "reasoning.effort: expected one of")]
    [InlineData("\"reasoning\":{\"effort\":\"high\"},\"reasoning_effort\":\"low\"", "reasoning_effort: conflicts with reasoning.effort")]
    [InlineData("\"reasoning\":{\"max_tokens\":2000},\"max_tokens\":1000", "max_tokens: must be greater than reasoning.max_tokens")]
    [InlineData("\"store\":true", "store: not supported")]
    [InlineData("\"previous_response_id\":\"gen-1\"", "previous_response_id: not supported")]
    [InlineData("\"provider\":{\"oder\":[\"openai\"]}", "provider.oder: unrecognized key")]
    [InlineData("\"provider\":{\"order\":\"openai\"}", "provider.order: expected an array")]
    [InlineData("\"provider\":{\"sort\":\"cheap\"}", "provider.sort: expected one of")]
    [InlineData("\"provider\":{\"max_price\":{\"prompt\":\"cheap\"}}", "provider.max_price.prompt: expected a price")]
    [InlineData("\"tools\":[{\"type\":\"function\",\"function\":{}}]", "tools[0].function.name: required")]
    [InlineData("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a b\"}}]", "tools[0].function.name: expected at most 64 letters")]
    [InlineData("\"tools\":[{\"type\":\"openrouter:web_search\",\"max_results\":3}]", "tools[0].max_results: unrecognized key")]
    [InlineData("\"tools\":[{\"type\":\"openrouter:shell\"}]", "tools[0].type: openrouter:shell is not available")]
    [InlineData("\"tools\":[{\"type\":\"magic\"}]", "tools[0].type: expected function")]
    [InlineData("\"tool_choice\":\"any\"", "tool_choice: expected one of none, auto, required")]
    [InlineData("\"tool_choice\":\"required\"", "tool_choice: required needs tools")]
    [InlineData("\"tools\":[" + Function + "],\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}", "tool_choice.function: required")]
    [InlineData("\"tools\":[" + Function + "],\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"g\"}}", "tool_choice.function.name: g is none of the tools")]
    [InlineData("\"response_format\":{\"type\":\"xml\"}", "response_format.type: expected one of")]
    [InlineData("\"response_format\":{\"type\":\"json_schema\"}", "response_format.json_schema: required")]
    [InlineData("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{}}}", "response_format.json_schema.name: required")]
    [InlineData("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\"}}", "response_format.json_schema.schema: required")]
    [InlineData("\"modalities\":[\"text\",\"audio\"]", "stream: audio output needs stream to be true")]
    [InlineData("\"service_tier\":\"gold\"", "service_tier: expected one of")]
    [InlineData("\"plugins\":[{\"enabled\":true}]", "plugins[0].id: required")]
    [InlineData("\"metadata\":{\"a\":1}", "metadata.a: expected a string")]
    public async Task Options_Broken_AreNamed(string member, string message) =>
        await AssertRejected($$"""{"messages":[{"role":"user","content":"x"}],{{member}}}""", message);

    [Fact]
    public async Task Everything_Right_Passes()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync($$$"""
            {"model":"emulator/echo","models":["emulator/tools"],"temperature":0.5,"top_p":1,"top_k":0,"seed":9007199254740993,"stop":"END",
             "max_completion_tokens":3000,"reasoning":{"max_tokens":2000,"summary":"auto"},"reasoning_effort":"high","store":false,"logprobs":true,"top_logprobs":2,
             "provider":{"order":["openai"],"sort":{"by":"price","partition":"none"},"max_price":{"prompt":1,"completion":"2.5"},
               "preferred_max_latency":{"p50":1},"data_collection":"deny"},"logit_bias":{"50256":-100},"session_id":"s","verbosity":"low",
             "plugins":[{"id":"file-parser"}],"tools":[{{{Function}}},{"type":"web_search","max_results":1}],"tool_choice":"none","something_new":{"a":1},
             "response_format":{"type":"text"},"metadata":{"a":"b"},"service_tier":"flex","prediction":null,
             "messages":[{"role":"developer","content":[{{{Cached}}}]},{"role":"user","name":"ada","content":"x"},{{{Call}}},
               {"role":"tool","tool_call_id":"a","name":"f","content":[{"type":"text","text":"y"},{"type":"image_url","image_url":{"url":"https://example.com/a"}}]},
               {"role":"assistant","content":"Prefilled"}]}
            """);

        Assert.Equal("stop", Finish(answer));
    }

    private static async Task AssertRejected(string body, string message)
    {
        await using EmulatorClient client = await StartAsync();

        (int status, JsonElement error) = await client.FailAsync(body);

        Assert.Equal(400, status);
        Assert.Equal(400, error.GetProperty("code").GetInt32());
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
