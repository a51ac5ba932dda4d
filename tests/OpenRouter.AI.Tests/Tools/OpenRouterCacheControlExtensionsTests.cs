using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Tools;

public class OpenRouterCacheControlExtensionsTests
{
    private const string Key = "openrouter:cache_control";

    [Fact]
    public void WithCacheControl_OnContent_MarksTheSameContent()
    {
        var content = new TextContent("long");

        TextContent marked = content.WithCacheControl();

        Assert.Same(content, marked);
        JsonAssert.Equal("""{"type":"ephemeral"}""", Assert.IsType<JsonElement>(content.AdditionalProperties![Key]));
    }

    [Fact]
    public void WithCacheControl_OnMessage_MarksTheSameMessage()
    {
        var message = new ChatMessage(ChatRole.System, "long");

        ChatMessage marked = message.WithCacheControl(new() { Ttl = CacheControl.OneHour });

        Assert.Same(message, marked);
        JsonAssert.Equal("""{"type":"ephemeral","ttl":"1h"}""", Assert.IsType<JsonElement>(message.AdditionalProperties![Key]));
    }

    [Fact]
    public async Task WithCacheControl_OnFunction_CanStillBeInvoked()
    {
        AIFunction function = AIFunctionFactory.Create(
            (int n) => n * 2,
            new AIFunctionFactoryOptions { Name = "twice", AdditionalProperties = new Dictionary<string, object?> { ["strict"] = true } });

        AIFunction marked = function.WithCacheControl();

        Assert.Equal("4", (await marked.InvokeAsync(new() { ["n"] = 2 }, TestContext.Current.CancellationToken))?.ToString());
        Assert.Equal("twice", marked.Name);
        Assert.Equal(function.JsonSchema.GetRawText(), marked.JsonSchema.GetRawText());
        Assert.Equal(true, marked.AdditionalProperties["strict"]);
        JsonAssert.Equal("""{"type":"ephemeral"}""", Assert.IsType<JsonElement>(marked.AdditionalProperties[Key]));
        Assert.False(function.AdditionalProperties.ContainsKey(Key));
    }

    [Fact]
    public void WithCacheControl_OnFunctionTwice_HasTheLastMark()
    {
        AIFunction function = AIFunctionFactory.Create(() => 1, "f").WithCacheControl().WithCacheControl(new() { Ttl = "1h" });

        JsonAssert.Equal("""{"type":"ephemeral","ttl":"1h"}""", Assert.IsType<JsonElement>(function.AdditionalProperties[Key]));
    }

    [Fact]
    public void WithCacheControl_OnFunctionThatNeedsApproval_StillNeedsIt()
    {
        AIFunction function = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(() => 1, "f")).WithCacheControl();

        Assert.NotNull(function.GetService<ApprovalRequiredAIFunction>());
    }

    [Fact]
    public void WithCacheControl_OnDeclaration_KeepsWhatIsDeclared()
    {
        AIFunctionDeclaration declaration = AIFunctionFactory.CreateDeclaration("f", "d", JsonElement.Parse("""{"type":"object"}"""));

        AITool marked = ((AITool)declaration).WithCacheControl();

        AIFunctionDeclaration kept = Assert.IsType<AIFunctionDeclaration>(marked, exactMatch: false);
        Assert.IsNotType<AIFunction>(marked, exactMatch: false);
        Assert.Equal(("f", "d"), (kept.Name, kept.Description));
        JsonAssert.Equal("""{"type":"object"}""", kept.JsonSchema);
        Assert.True(kept.AdditionalProperties.ContainsKey(Key));
    }

    [Fact]
    public void WithCacheControl_OnFunctionAsTool_IsStillAFunction()
    {
        AITool tool = AIFunctionFactory.Create(() => 1, "f");

        Assert.IsType<AIFunction>(tool.WithCacheControl(), exactMatch: false);
    }

    [Fact]
    public void WithCacheControl_OnOtherTool_IsTheCallersMistake() =>
        Assert.Throws<ArgumentException>("tool", () => new HostedWebSearchTool().WithCacheControl());

    [Fact]
    public void WithCacheControl_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>("content", () => ((TextContent)null!).WithCacheControl());
        Assert.Throws<ArgumentNullException>("message", () => ((ChatMessage)null!).WithCacheControl());
        Assert.Throws<ArgumentNullException>("function", () => ((AIFunction)null!).WithCacheControl());
        Assert.Throws<ArgumentNullException>("tool", () => ((AITool)null!).WithCacheControl());
    }
}
