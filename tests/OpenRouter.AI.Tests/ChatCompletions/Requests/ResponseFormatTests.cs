using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ResponseFormatTests
{
    private static readonly JsonElement Schema = Sent.Json("""{"$schema":"x","type":"object","properties":{"a":{"type":"integer","minimum":1}}}""");

    [Fact]
    public async Task C33_ResponseFormat_TextJsonSchemaNull()
    {
        JsonAssert.Equal("{}", await Sent.FieldsAsync(new()));
        JsonAssert.Equal("""{"response_format":{"type":"text"}}""", await Sent.FieldsAsync(new() { ResponseFormat = ChatResponseFormat.Text }));
        JsonAssert.Equal("""{"response_format":{"type":"json_object"}}""", await Sent.FieldsAsync(new() { ResponseFormat = ChatResponseFormat.Json }));
        JsonAssert.Equal(
            """
            {"response_format":{"type":"json_schema","json_schema":{"name":"answer","description":"what","schema":
             {"type":"object","properties":{"a":{"type":"integer","description":"minimum: 1"}},"additionalProperties":false,"required":["a"]}}}}
            """,
            await Sent.FieldsAsync(new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "answer", "what") }));
    }

    [Fact]
    public async Task C34_ResponseFormat_Schema_Strict()
    {
        ChatOptions options = new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema), AdditionalProperties = new() { ["strict"] = true } };

        JsonAssert.Equal(
            """
            {"response_format":{"type":"json_schema","json_schema":{"name":"json_schema","schema":
             {"type":"object","properties":{"a":{"type":"integer","description":"minimum: 1"}},"additionalProperties":false,"required":["a"]},
             "strict":true}}}
            """,
            await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C34_ResponseFormat_Schema_NotStrict_IsTheCallersOwn()
    {
        ChatOptions options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema) }.WithOpenRouter(o => o.StrictSchema = false);

        JsonAssert.Equal(
            """
            {"response_format":{"type":"json_schema","json_schema":{"name":"json_schema","schema":
             {"type":"object","properties":{"a":{"type":"integer","minimum":1}}},"strict":false}}}
            """,
            await Sent.FieldsAsync(options));
    }

    [Theory]
    [InlineData("My Type`1[]", "My_Type_1__")]
    [InlineData("ok-Name_1", "ok-Name_1")]
    [InlineData("", "json_schema")]
    [InlineData(null, "json_schema")]
    [InlineData("日本", "json_schema")]
    public async Task C35_ResponseFormat_NameSanitised(string? given, string sent) => Assert.Equal(sent, await NameAsync(given));

    [Fact]
    public async Task C35_ResponseFormat_LongName_IsCut() => Assert.Equal(new string('n', 64), await NameAsync(new string('n', 100)));

    [Fact]
    public async Task C36_ResponseFormat_ForJsonSchemaT()
    {
        JsonElement format = (await Sent.FieldsAsync(new() { ResponseFormat = ChatResponseFormat.ForJsonSchema<int[]>() })).GetProperty("response_format");

        JsonElement schema = format.GetProperty("json_schema");
        Assert.Matches("^[A-Za-z0-9_-]{1,64}$", schema.GetProperty("name").GetString()!);
        Assert.DoesNotContain("$schema", schema.GetProperty("schema").EnumerateObject().Select(member => member.Name));
        Assert.Equal("array", schema.GetProperty("schema").GetProperty("type").GetString());
    }

    private static async Task<string?> NameAsync(string? name)
    {
        JsonElement fields = await Sent.FieldsAsync(new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, name) });
        return fields.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString();
    }
}
