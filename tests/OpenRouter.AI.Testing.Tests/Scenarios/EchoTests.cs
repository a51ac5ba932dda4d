using System;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Scenarios;

public sealed class EchoTests
{
    [Theory]
    [InlineData("emulator/echo")]
    [InlineData("openai/gpt-4o")]
    public async Task Echo_Text_SaysThatItIsAnEmulationAndReflectsTheUser(string model)
    {
        await using EmulatorClient client = await StartAsync();

        string? content = Content(await client.ChatAsync(User(model, "What is the capital of France?")));

        Assert.Contains("local OpenRouter emulator", content, StringComparison.Ordinal);
        Assert.Contains("\"What is the capital of France?\"", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Echo_PartsAndTools_CountsAndNamesThem()
    {
        await using EmulatorClient client = await StartAsync();

        string? content = Content(await client.ChatAsync("""
            {"model":"emulator/echo","messages":[{"role":"user","content":[
              {"type":"text","text":"Look"},
              {"type":"image_url","image_url":{"url":"https://example.com/a.png"}},
              {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},
              {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAAA"}}]}],
             "tools":[{"type":"function","function":{"name":"get_weather"}},{"type":"openrouter:web_search","parameters":{"max_results":1}}]}
            """));

        Assert.Contains("\"Look\"", content, StringComparison.Ordinal);
        Assert.Contains("Images: 2.", content, StringComparison.Ordinal);
        Assert.Contains("Files: 1.", content, StringComparison.Ordinal);
        Assert.Contains("Tools offered: get_weather.", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Echo_SameRequest_GivesSameText()
    {
        await using EmulatorClient first = await StartAsync();
        await using EmulatorClient second = await StartAsync();

        Assert.Equal(
            Content(await first.ChatAsync(User("emulator/echo", "日本 é 😀"))),
            (await second.StreamAsync(UserStream("emulator/echo", "日本 é 😀"))).Text);
    }

    [Theory]
    [InlineData("emulator/structured")]
    [InlineData("emulator/echo")]
    public async Task Structured_Schema_GivesJsonThatFits(string model)
    {
        await using EmulatorClient client = await StartAsync();

        string? content = Content(await client.ChatAsync(User(model, "Make a person", """
            ,"response_format":{"type":"json_schema","json_schema":{"name":"person","strict":true,"schema":{
              "type":"object","additionalProperties":false,
              "required":["name","age","tags","kind","address","nickname","born","next"],
              "properties":{
                "name":{"type":"string"},"age":{"type":"integer","minimum":18,"maximum":99},
                "tags":{"type":"array","items":{"type":"string","minLength":9},"minItems":2},
                "kind":{"enum":["human","robot"]},"address":{"$ref":"#/$defs/address"},"nickname":{"type":["null","string"]},
                "born":{"type":"string","format":"date"},"next":{"anyOf":[{"type":"null"},{"$ref":"#"}]},"extra":{"type":"string"}},
              "$defs":{"address":{"type":"object","required":["city"],"properties":{"city":{"type":"string"}}}}}}}
            """)));

        JsonElement person = Parse(content!);
        Assert.Equal("Ada", person.GetProperty("name").GetString());
        Assert.Equal(18, person.GetProperty("age").GetInt32());
        Assert.Equal(2, person.GetProperty("tags").GetArrayLength());
        Assert.Equal(9, person.GetProperty("tags")[0].GetString()!.Length);
        Assert.Equal("human", person.GetProperty("kind").GetString());
        Assert.Equal("Paris", person.GetProperty("address").GetProperty("city").GetString());
        Assert.Equal(JsonValueKind.String, person.GetProperty("nickname").ValueKind);
        Assert.Equal("2026-01-31", person.GetProperty("born").GetString());
        Assert.False(person.TryGetProperty("extra", out _));
    }

    [Fact]
    public async Task Structured_SchemaThatContainsItself_Ends()
    {
        await using EmulatorClient client = await StartAsync();

        string? content = Content(await client.ChatAsync(User("emulator/structured", more: """
            ,"response_format":{"type":"json_schema","json_schema":{"name":"tree","schema":{
              "type":"object","required":["children","parent","self"],"properties":{
                "children":{"type":"array","items":{"$ref":"#"}},"parent":{"anyOf":[{"$ref":"#"},{"type":"null"}]},"self":{"$ref":"#"}}}}}
            """)));

        Assert.Equal(JsonValueKind.Object, Parse(content!).ValueKind);
    }

    [Theory]
    [InlineData("{\"type\":\"object\",\"properties\":[]}")]
    [InlineData("{\"type\":\"string\",\"maxLength\":-1}")]
    [InlineData("{\"type\":\"array\",\"minItems\":\"two\"}")]
    public async Task Structured_NotASchema_Gives400(string schema)
    {
        await using EmulatorClient client = await StartAsync();

        (int status, JsonElement error) = await client.FailAsync(User(
            "emulator/structured",
            more: $",\"response_format\":{{\"type\":\"json_schema\",\"json_schema\":{{\"name\":\"odd\",\"schema\":{schema}}}}}"));

        Assert.Equal(400, status);
        Assert.StartsWith("Invalid schema", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structured_JsonObject_GivesAnObject()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/structured", more: ",\"response_format\":{\"type\":\"json_object\"}"));

        Assert.True(Parse(events.Text).GetProperty("emulated").GetBoolean());
    }
}
