using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ToolOptionsTests
{
    private static readonly AIFunctionDeclaration Bare = AIFunctionFactory.CreateDeclaration("f", null, Sent.Json("{}"));

    public static TheoryData<ChatToolMode?, string?> Modes => new()
    {
        { null, null },
        { ChatToolMode.Auto, "\"auto\"" },
        { ChatToolMode.None, "\"none\"" },
        { ChatToolMode.RequireAny, "\"required\"" },
        { ChatToolMode.RequireSpecific("f"), """{"type":"function","function":{"name":"f"}}""" },
        { ChatToolMode.RequireSpecific("web_search"), """{"type":"openrouter:web_search"}""" },
        { ChatToolMode.RequireSpecific("datetime"), """{"type":"openrouter:datetime"}""" },
    };

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C19_AllowMultipleToolCalls_OnlyWithTools(bool? allowed)
    {
        JsonAssert.Equal("{}", await Sent.FieldsAsync(new() { AllowMultipleToolCalls = allowed }));

        JsonElement fields = await Sent.FieldsAsync(new() { AllowMultipleToolCalls = allowed, Tools = [Bare] });
        Assert.Equal(allowed, fields.TryGetProperty("parallel_tool_calls", out JsonElement value) ? value.GetBoolean() : null);
    }

    [Theory]
    [MemberData(nameof(Modes), DisableDiscoveryEnumeration = true)]
    public async Task C20_ToolMode_All(ChatToolMode? mode, string? choice)
    {
        ChatOptions options = new() { ToolMode = mode, Tools = [Bare, new HostedWebSearchTool(), OpenRouterTools.DateTime()] };

        JsonElement fields = await Sent.FieldsAsync(options);

        Assert.Equal(3, fields.GetProperty("tools").GetArrayLength());
        if (choice is null)
        {
            Assert.False(fields.TryGetProperty("tool_choice", out _));
        }
        else
        {
            JsonAssert.Equal(choice, fields.GetProperty("tool_choice"));
        }
    }

    [Theory]
    [MemberData(nameof(Modes), DisableDiscoveryEnumeration = true)]
    public async Task C21_ToolMode_WithoutTools_IsNotSent(ChatToolMode? mode, string? choice)
    {
        Assert.NotEqual("", choice);
        JsonAssert.Equal("{}", await Sent.FieldsAsync(new() { ToolMode = mode }));
        JsonAssert.Equal("{}", await Sent.FieldsAsync(new() { ToolMode = mode, Tools = [] }));
    }

    [Fact]
    public async Task C20_ToolMode_NamedWithToolsFromTheBodyAlone_IsSent()
    {
        ChatOptions options = Sent.Raw(
            new() { ExtraBody = new Dictionary<string, JsonElement> { ["tools"] = Sent.Json("""[{"type":"function","function":{"name":"f"}}]""") } },
            new() { ToolMode = ChatToolMode.RequireSpecific("f") });

        JsonAssert.Equal(
            """{"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"function","function":{"name":"f"}}}""",
            await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C29_Tools_Unknown_Skipped()
    {
        ChatOptions options = new() { Tools = [new UnknownTool(), new HostedCodeInterpreterTool(), new HostedFileSearchTool(), null!] };

        JsonAssert.Equal("{}", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C30_Tools_HostedWebSearch_TakesItsParameters()
    {
        HostedWebSearchTool tool = new(new Dictionary<string, object?>
        {
            ["max_results"] = 3,
            ["allowed_domains"] = new[] { "a.org" },
            ["user_location"] = Sent.Json("""{"type":"approximate","city":"Rome"}"""),
            ["engine"] = null,
            ["openrouter:cache_control"] = "x",
        });

        JsonAssert.Equal(
            """
            {"tools":[{"type":"openrouter:web_search",
             "parameters":{"max_results":3,"allowed_domains":["a.org"],"user_location":{"type":"approximate","city":"Rome"}}}]}
            """,
            await Sent.FieldsAsync(new() { Tools = [tool] }));
        JsonAssert.Equal("""{"tools":[{"type":"openrouter:web_search"}]}""", await Sent.FieldsAsync(new() { Tools = [new HostedWebSearchTool()] }));
    }

    [Fact]
    public async Task C30_Tools_HostedImageGeneration_TakesItsOptions()
    {
        HostedImageGenerationTool tool = new()
        {
            Options = new() { ModelId = "acme/draw", ImageSize = new(64, 32), MediaType = "image/webp" },
        };

        JsonAssert.Equal(
            """{"tools":[{"type":"openrouter:image_generation","parameters":{"model":"acme/draw","size":"64x32","output_format":"webp"}}]}""",
            await Sent.FieldsAsync(new() { Tools = [tool] }));
    }

    [Fact]
    public async Task C31_Tools_OrderStable_RawFirst()
    {
        ChatOptions options = Sent.Raw(
            new() { ExtraBody = new Dictionary<string, JsonElement> { ["tools"] = Sent.Json("""[{"type":"openrouter:files"}]""") } },
            new() { Tools = [OpenRouterTools.WebFetch(), Bare, new HostedWebSearchTool(), Bare] });

        JsonAssert.Equal(
            """
            {"tools":[{"type":"openrouter:files"},{"type":"openrouter:web_fetch"},
             {"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{}}}},{"type":"openrouter:web_search"},
             {"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{}}}}]}
            """,
            await Sent.FieldsAsync(options));
    }

    private sealed class UnknownTool : AITool;
}
