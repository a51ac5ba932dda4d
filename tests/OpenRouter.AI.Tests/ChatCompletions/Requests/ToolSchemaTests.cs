using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ToolSchemaTests
{
    public static TheoryData<int> Available => [.. Enumerable.Range(0, Delegates.Length)];

    private static Delegate[] Delegates { get; } =
    [
        () => { }, () => 1, (string s) => s, (int i, double d, decimal m, float f) => i, (bool b = true) => b, (DayOfWeek day) => day,
        (DayOfWeek? day = null) => day, (DateTime a, DateTimeOffset b, TimeSpan c, DateOnly d) => a, (Guid id, Uri uri) => id,
        (int[] numbers) => numbers, (List<string> texts) => texts, (Dictionary<string, int> counts) => counts, (Place place) => place,
        (Place[] places) => places, (JsonElement any) => any, (object? anything = null) => anything, (long? n = 3) => n,
        ([Description("a text")] string s) => s, (char c, byte b, short s, ulong u) => c, (Node tree) => tree,
    ];

    [Fact]
    public async Task C22_Tool_Function_Shape()
    {
        AIFunction function = AIFunctionFactory.Create([Description("Doubles.")] (int number) => number * 2, "twice");

        JsonAssert.Equal(
            """
            {"tools":[{"type":"function","function":{"name":"twice","description":"Doubles.",
             "parameters":{"type":"object","properties":{"number":{"type":"integer"}},"required":["number"]}}}]}
            """,
            await Sent.FieldsAsync(new() { Tools = [function] }));
    }

    [Fact]
    public async Task C23_Tool_DeclarationOnly_IsSentLikeAFunction()
    {
        AIFunctionDeclaration declaration = AIFunctionFactory.CreateDeclaration("f", "d", Sent.Json("""{"type":"object","properties":{"a":{}}}"""));
        AIFunction approved = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(() => 1, "g"));

        JsonAssert.Equal(
            """
            {"tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","properties":{"a":{}}}}},
             {"type":"function","function":{"name":"g","parameters":{"type":"object","properties":{}}}}]}
            """,
            await Sent.FieldsAsync(new() { Tools = [declaration, approved] }));
    }

    [Theory]
    [InlineData("{}", """{"type":"object","properties":{}}""")]
    [InlineData("true", """{"type":"object","properties":{}}""")]
    [InlineData("""{"$schema":"x","type":"object"}""", """{"type":"object","properties":{}}""")]
    public async Task C24_Tool_EmptySchema_IsCompleted(string schema, string sent) => JsonAssert.Equal(sent, await ParametersAsync(schema));

    [Fact]
    public async Task C25_Tool_PreservesDefs()
    {
        const string Schema =
            """{"type":"object","$defs":{"p":{"type":"string","x-mine":1}},"properties":{"a":{"$ref":"#/$defs/p"}},"oneOf":[{}],"x-mine":[1]}""";

        JsonAssert.Equal(Schema, await ParametersAsync(Schema));
    }

    [Fact]
    public async Task C26_Tool_PreservesAdditionalPropertiesSchema()
    {
        const string Schema = """{"type":"object","properties":{},"additionalProperties":{"type":"string"}}""";

        JsonAssert.Equal(Schema, await ParametersAsync(Schema));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData(true, null)]
    [InlineData(true, false)]
    [InlineData(false, null)]
    [InlineData(false, true)]
    public async Task C27_Tool_Strict_Precedence(bool? tool, bool? options)
    {
        bool? expected = tool ?? options;
        AIFunction function = AIFunctionFactory.Create(
            (int a = 1) => a,
            new AIFunctionFactoryOptions
            {
                Name = "f",
                AdditionalProperties = tool is null ? null : new Dictionary<string, object?> { ["strict"] = tool.Value },
            });
        ChatOptions request = new() { Tools = [function] };
        if (options is not null)
        {
            request.AdditionalProperties = new() { ["strict"] = options.Value };
        }

        JsonElement sent = (await Sent.FieldsAsync(request)).GetProperty("tools")[0].GetProperty("function");

        Assert.Equal(expected, sent.TryGetProperty("strict", out JsonElement flag) ? flag.GetBoolean() : null);
        Assert.Equal(expected == true, sent.GetProperty("parameters").TryGetProperty("additionalProperties", out _));
    }

    [Fact]
    public async Task C28_Tool_Strict_Transform()
    {
        const string Schema =
            """
            {"type":"object","properties":{"n":{"type":"integer","minimum":1,"maximum":9,"default":3,"description":"count"},
             "s":{"type":"string","pattern":"^a$","format":"uri"}},"required":["n"]}
            """;

        JsonElement sent = await ParametersAsync(Schema, strict: true);

        JsonAssert.Equal("""["n","s"]""", sent.GetProperty("required"));
        Assert.False(sent.GetProperty("additionalProperties").GetBoolean());
        JsonElement number = sent.GetProperty("properties").GetProperty("n");
        Assert.Equal(["type", "description"], number.EnumerateObject().Select(member => member.Name));
        string description = number.GetProperty("description").GetString()!;
        Assert.All(["count", "minimum: 1", "maximum: 9", "3"], word => Assert.Contains(word, description, StringComparison.Ordinal));
        JsonAssert.Equal("""{"type":"string","description":"pattern: \"^a$\"\nformat: \"uri\""}""", sent.GetProperty("properties").GetProperty("s"));
    }

    [Theory]
    [MemberData(nameof(Available))]
    public async Task C32_AvailableTools_SchemasAreObjects(int index)
    {
        AIFunction function = AIFunctionFactory.Create(Delegates[index], "f");
        foreach (bool strict in new[] { false, true })
        {
            ChatOptions options = new() { Tools = [function], AdditionalProperties = new() { ["strict"] = strict } };

            JsonElement parameters = (await Sent.FieldsAsync(options)).GetProperty("tools")[0].GetProperty("function").GetProperty("parameters");

            Assert.Equal("object", parameters.GetProperty("type").GetString());
            Assert.Equal(JsonValueKind.Object, parameters.GetProperty("properties").ValueKind);
        }
    }

    [Fact]
    public async Task R10_Tool_ConditionAtTheRoot_IsLeftOut()
    {
        const string Schema =
            """{"type":"object","condition":"Gets the weather","strict":true,"properties":{"condition":{"type":"string"},"strict":{"type":"boolean"}}}""";

        JsonAssert.Equal(
            """{"type":"object","properties":{"condition":{"type":"string"},"strict":{"type":"boolean"}}}""", await ParametersAsync(Schema));
    }

    private static async Task<JsonElement> ParametersAsync(string schema, bool? strict = null)
    {
        AIFunctionDeclaration function = AIFunctionFactory.CreateDeclaration("f", null, Sent.Json(schema));
        ChatOptions options = new() { Tools = [function] };
        if (strict is not null)
        {
            options.AdditionalProperties = new() { ["strict"] = strict.Value };
        }

        return (await Sent.FieldsAsync(options)).GetProperty("tools")[0].GetProperty("function").GetProperty("parameters");
    }

    public sealed record Place(string Name, [property: Description("degrees")] double? Latitude = null);

    public sealed record Node(string Name, List<Node> Children);
}
