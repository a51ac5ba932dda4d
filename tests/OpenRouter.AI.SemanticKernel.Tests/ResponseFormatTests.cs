using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class ResponseFormatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public sealed record City(string Name, int People);

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_response_format_type(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = typeof(City) }, responses, streams);

        JsonElement format = Format(sent);
        Assert.Equal("City", format.GetProperty("name").GetString());
        Assert.Equal(["name", "people"], format.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("json_object", false, "json_object")]
    [InlineData("json_object", true, "json_object")]
    [InlineData("text", false, "text")]
    [InlineData("text", true, "text")]
    public async Task Settings_response_format_json_and_text(string format, bool responses, string type)
    {
        Sent named = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = format }, responses);
        Sent typed = await Kernels.SentAsync(
            new OpenRouterPromptExecutionSettings { ResponseFormat = format == "text" ? ChatResponseFormat.Text : ChatResponseFormat.Json }, responses);

        Assert.Equal(named.Text, typed.Text);
        string? sent = responses ? named.Field("text") : named.Field("response_format");
        Assert.True(type == "text" ? sent is null || sent.Contains("text", StringComparison.Ordinal) : sent!.Contains(type, StringComparison.Ordinal), named.Text);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, ",\"strict\":true")]
    [InlineData(true, ",\"strict\":true")]
    public async Task Settings_response_format_wrapped_element(bool responses, string strict)
    {
        JsonElement wrapped = JsonElement.Parse(
            """{"type":"json_schema","json_schema":{"name":"city","schema":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false}"""
            + strict + "}}");

        Dictionary<string, object> pairs = wrapped.EnumerateObject().ToDictionary(member => member.Name, member => (object)member.Value);
        var anonymous = new { type = "json_schema", json_schema = wrapped.GetProperty("json_schema") };
        foreach (object format in new object[] { wrapped, wrapped.GetRawText(), JsonNode.Parse(wrapped.GetRawText())!, pairs, anonymous })
        {
            Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = format }, responses);

            Assert.Equal("city", Format(sent).GetProperty("name").GetString());
            Assert.Equal("object", Format(sent).GetProperty("schema").GetProperty("type").GetString());
            Assert.Equal(strict.Length > 0, Format(sent).TryGetProperty("strict", out JsonElement flag) && flag.ValueKind == JsonValueKind.True);
        }
    }

    [Fact]
    public async Task Settings_response_format_unknown_is_refused()
    {
        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = "yaml" }));

        Assert.Contains("yaml", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"json_object\"", false)]
    [InlineData("{\"type\":\"json_object\"}", false)]
    [InlineData("{\"type\":\"json_object\"}", true)]
    [InlineData("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"city\",\"strict\":true,\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}}}", false)]
    [InlineData("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"city\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}}}", true)]
    public async Task Settings_response_format_of_files_is_not_wrapped_again(string format, bool responses)
    {
        PromptTemplateConfig config = PromptTemplateConfig.FromJson(
            "{\"template\":\"hi\",\"execution_settings\":{\"default\":{\"response_format\":" + format + "}}}");
        Service service = Service.Saying("ok");

        await Kernels.Of(service, responses).InvokeAsync(KernelFunctionFactory.CreateFromPrompt(config), cancellationToken: Token);

        if (format.Contains("json_schema", StringComparison.Ordinal))
        {
            Assert.Equal("city", Format(service.Single).GetProperty("name").GetString());
            Assert.Equal("object", Format(service.Single).GetProperty("schema").GetProperty("type").GetString());
            Assert.Equal(format.Contains("strict", StringComparison.Ordinal), Format(service.Single).TryGetProperty("strict", out _));
        }
        else
        {
            Assert.Contains("{\"type\":\"json_object\"}", service.Single.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("schema", service.Single.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Settings_response_format_that_says_nothing_is_refused(bool plain)
    {
        JsonElement nothing = JsonElement.Parse("{}");

        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() => Kernels.SentAsync(plain
            ? new PromptExecutionSettings { ExtensionData = new System.Collections.Generic.Dictionary<string, object> { ["response_format"] = nothing } }
            : new OpenRouterPromptExecutionSettings { ResponseFormat = nothing }));

        Assert.Contains("response_format", failure.Message, StringComparison.Ordinal);
    }

    private static JsonElement Format(Sent sent) => sent.IsResponses
        ? sent.Body.GetProperty("text").GetProperty("format")
        : sent.Body.GetProperty("response_format").GetProperty("json_schema");
}
