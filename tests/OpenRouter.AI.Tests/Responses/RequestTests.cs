using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

public sealed class RequestTests
{
    private static readonly ChatMessage Question = new(ChatRole.User, "hi");

    [Fact]
    public async Task I01_BasicRequest_HasInputAndLimit()
    {
        JsonElement body = await Script.SentAsync([Question], new ChatOptions { MaxOutputTokens = 10, Temperature = 0.5f });
        JsonAssert.Equal(
            """
            {"model":"acme/writer","max_output_tokens":10,"temperature":0.5,"input":[{"type":"message","role":"user","content":"hi"}]}
            """,
            body);
    }

    [Fact]
    public async Task I03_StronglyTypedOptions_AllSent_WithoutThoseTheEndpointLacks() => JsonAssert.Equal(
        """
        {"max_output_tokens":7,"temperature":0.1,"top_p":0.2,"top_k":3,"frequency_penalty":0.4,"presence_penalty":0.5}
        """,
        await Script.FieldsAsync(new ChatOptions
        {
            MaxOutputTokens = 7,
            Temperature = 0.1f,
            TopP = 0.2f,
            TopK = 3,
            FrequencyPenalty = 0.4f,
            PresencePenalty = 0.5f,
            Seed = 42,
            StopSequences = ["x"],
            AllowBackgroundResponses = true,
        }));

    [Fact]
    public async Task I04_ModelId_OverridesDefault() =>
        Assert.Equal("other/model", (await Script.SentAsync([Question], new ChatOptions { ModelId = "other/model" })).GetProperty("model").GetString());

    [Fact]
    public async Task I05_Instructions_StandBesideTheInput()
    {
        JsonElement body = await Script.SentAsync(
            [new ChatMessage(ChatRole.System, "be kind"), Question],
            new ChatOptions { Instructions = "be brief", AdditionalProperties = new() { ["instructions"] = "be exact" } });
        Assert.Equal("be exact\nbe brief", body.GetProperty("instructions").GetString());
        Assert.Equal("system", body.GetProperty("input")[0].GetProperty("role").GetString());
        Assert.False((await Script.FieldsAsync(new ChatOptions { Instructions = "  " })).TryGetProperty("instructions", out _));
    }

    [Fact]
    public async Task I06_ResponseFormat_IsFlat()
    {
        JsonElement schema = JsonElement.Parse("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""");
        JsonAssert.Equal(
            """
            {"text":{"format":{"type":"json_schema","name":"My_Type","description":"d","schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}},"verbosity":"low"}}
            """,
            await Script.FieldsAsync(
                new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "My Type", "d") }
                    .WithOpenRouter(options => options.Verbosity = Verbosity.Low)));
        JsonAssert.Equal("""{"text":{"format":{"type":"json_object"}}}""", await Script.FieldsAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Json }));
        JsonAssert.Equal("""{"text":{"format":{"type":"text"}}}""", await Script.FieldsAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Text }));
    }

    [Fact]
    public async Task I06_ResponseFormat_InTheShapeOfChat_IsMadeFlat() => JsonAssert.Equal(
        """{"text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"}}}}""",
        await Script.FieldsAsync(new ChatOptions
        {
            AdditionalProperties = new()
            {
                ["response_format"] = JsonElement.Parse("""{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}}"""),
            },
        }));

    [Fact]
    public async Task I07_Tools_AreFlat()
    {
        ChatOptions options = new()
        {
            Tools =
            [
                AIFunctionFactory.Create((int number) => number, "double_it", "Doubles."),
                new HostedWebSearchTool(new Dictionary<string, object?> { ["max_results"] = 3 }),
                OpenRouterTools.DateTime(),
                new HostedCodeInterpreterTool(),
            ],
        };
        JsonElement tools = (await Script.FieldsAsync(options)).GetProperty("tools");
        Assert.Equal(3, tools.GetArrayLength());
        JsonAssert.Equal(
            """
            {"type":"function","name":"double_it","description":"Doubles.","parameters":{"type":"object","properties":{"number":{"type":"integer"}},"required":["number"]}}
            """,
            tools[0]);
        JsonAssert.Equal("""{"type":"openrouter:web_search","parameters":{"max_results":3}}""", tools[1]);
        Assert.Equal("openrouter:datetime", tools[2].GetProperty("type").GetString());
    }

    [Fact]
    public async Task I08_ToolMode_AllShapes()
    {
        (ChatToolMode? Mode, string? Sent)[] modes =
        [
            (null, null), (ChatToolMode.Auto, "\"auto\""), (ChatToolMode.None, "\"none\""), (ChatToolMode.RequireAny, "\"required\""),
            (ChatToolMode.RequireSpecific("f"), """{"type":"function","name":"f"}"""),
        ];
        foreach ((ChatToolMode? mode, string? sent) in modes)
        {
            JsonElement fields = await Script.FieldsAsync(new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "f")], ToolMode = mode });
            Assert.Equal(sent is not null, fields.TryGetProperty("tool_choice", out JsonElement choice));
            if (sent is not null)
            {
                JsonAssert.Equal(sent, choice);
            }
        }

        JsonAssert.Equal("{}", await Script.FieldsAsync(new ChatOptions { ToolMode = ChatToolMode.RequireAny, AllowMultipleToolCalls = true }));
    }

    [Fact]
    public async Task I09_OpenRouterFields_AreShared_AndThoseOfChatAloneLeftOut()
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(own =>
        {
            own.Models = ["a/b"];
            own.Provider = new ProviderRouting { Order = ["acme"] };
            own.SessionId = "s";
            own.User = "u";
            own.MaxToolCalls = 4;
            own.MinP = 0.1;
            own.RepetitionPenalty = 1.1;
            own.ExtraBody = new Dictionary<string, JsonElement>
            {
                ["brand_new"] = JsonElement.Parse("1"),
                ["truncation"] = JsonElement.Parse("\"auto\""),
            };
        });
        JsonAssert.Equal(
            """
            {"models":["a/b"],"provider":{"order":["acme"]},"max_tool_calls":4,"session_id":"s","user":"u","truncation":"auto","brand_new":1}
            """,
            await Script.FieldsAsync(options));
    }

    [Fact]
    public async Task I09_ExtraBody_SendsEvenFieldsOfChat() => JsonAssert.Equal(
        """{"seed":7,"min_p":0.1}""",
        await Script.FieldsAsync(new ChatOptions { Seed = 3 }.WithOpenRouter(options =>
        {
            options.MinP = 0.2;
            options.ExtraBody = new Dictionary<string, JsonElement> { ["seed"] = JsonElement.Parse("7"), ["min_p"] = JsonElement.Parse("0.1") };
        })));

    [Theory]
    [InlineData("store", "true")]
    [InlineData("previous_response_id", "\"resp_1\"")]
    [InlineData("background", "true")]
    [InlineData("conversation", "\"conv_1\"")]
    public async Task I14_NeverSends_Store_PreviousResponseId_Background(string name, string value)
    {
        ChatOptions asking = new() { AdditionalProperties = new() { [name] = JsonElement.Parse(value) } };
        NotSupportedException refusal = await Assert.ThrowsAsync<NotSupportedException>(() => Script.SentAsync([Question], asking));
        Assert.Contains("keeps no conversations", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);

        ChatOptions declining = new() { AdditionalProperties = new() { [name] = name is "store" or "background" ? false : null } };
        Assert.Empty((await Script.FieldsAsync(declining)).EnumerateObject());
    }

    [Fact]
    public async Task I14_Store_DeclinedInAnyShapeOfJson_IsNotSent() => Assert.Empty(
        (await Script.FieldsAsync(new ChatOptions { AdditionalProperties = new() { ["store"] = JsonNode.Parse("false") } })).EnumerateObject());

    [Fact]
    public async Task I14_ConversationId_IsRefusedWithTheReason()
    {
        NotSupportedException refusal = await Assert.ThrowsAsync<NotSupportedException>(
            () => Script.SentAsync([Question], new ChatOptions { ConversationId = "conv_1" }));
        Assert.Contains("Send the whole history", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReasoningEffort.High, true)]
    [InlineData(ReasoningEffort.None, false)]
    public async Task I17_ReasoningInclude_AsksForWhatGoesBack(ReasoningEffort effort, bool asks)
    {
        JsonElement fields = await Script.FieldsAsync(new ChatOptions { Reasoning = new ReasoningOptions { Effort = effort, Output = ReasoningOutput.Full } });
        Assert.Equal(effort == ReasoningEffort.High ? "high" : "none", fields.GetProperty("reasoning").GetProperty("effort").GetString());
        Assert.Equal("detailed", fields.GetProperty("reasoning").GetProperty("summary").GetString());
        Assert.Equal(asks, fields.TryGetProperty("include", out JsonElement include));
        if (asks)
        {
            JsonAssert.Equal("""["reasoning.encrypted_content"]""", include);
        }
    }

    [Fact]
    public async Task I17_ReasoningExclude_IsDoneByTheClient()
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(own => own.Reasoning = new ReasoningSettings { Exclude = true });
        Assert.False((await Script.FieldsAsync(options)).TryGetProperty("reasoning", out JsonElement reasoning) && reasoning.TryGetProperty("exclude", out _));
        ChatResponse response = await Script.WholeAsync(
            Script.Body("""{"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"hm"}],"encrypted_content":"x"},""" + Script.Message("ok")), options);
        TextReasoningContent kept = Assert.IsType<TextReasoningContent>(Script.Contents(response)[0]);
        Assert.Equal("", kept.Text);
        Assert.NotNull(kept.ProtectedData);
    }

    [Fact]
    public async Task I17_Include_GivenByTheCaller_IsKept() => JsonAssert.Equal(
        """["file_search_call.results","reasoning.encrypted_content"]""",
        (await Script.FieldsAsync(new ChatOptions
        {
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
            AdditionalProperties = new() { ["include"] = new[] { "file_search_call.results", "reasoning.encrypted_content" } },
        })).GetProperty("include"));
}
