using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class RawOptionsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C06_Raw_NotOverwritten(bool stream)
    {
        ChatOptions options = Sent.Raw(
            new()
            {
                Reasoning = new() { Effort = "max", Exclude = false, Summary = "auto" },
                ExtraBody = new Dictionary<string, JsonElement>
                {
                    ["model"] = Sent.Json("\"raw/model\""),
                    ["temperature"] = Sent.Json("0.9"),
                    ["top_p"] = Sent.Json("0.8"),
                    ["top_k"] = Sent.Json("7"),
                    ["frequency_penalty"] = Sent.Json("0.3"),
                    ["presence_penalty"] = Sent.Json("0.4"),
                    ["seed"] = Sent.Json("11"),
                    ["max_tokens"] = Sent.Json("12"),
                    ["stop"] = Sent.Json("""["x"]"""),
                    ["tools"] = Sent.Json("""[{"type":"openrouter:datetime"}]"""),
                    ["tool_choice"] = Sent.Json("\"auto\""),
                    ["parallel_tool_calls"] = Sent.Json("false"),
                    ["response_format"] = Sent.Json("""{"type":"text"}"""),
                },
            },
            new()
            {
                ModelId = "option/model",
                Temperature = 0.1f,
                TopP = 0.1f,
                TopK = 1,
                FrequencyPenalty = 0.1f,
                PresencePenalty = 0.1f,
                Seed = 1,
                MaxOutputTokens = 1,
                StopSequences = ["y"],
                Tools = [OpenRouterTools.WebSearch()],
                ToolMode = ChatToolMode.RequireAny,
                AllowMultipleToolCalls = true,
                ResponseFormat = ChatResponseFormat.Json,
                Reasoning = new() { Effort = ReasoningEffort.Low, Output = ReasoningOutput.None },
            });

        SentRequest request = await Sent.RequestAsync(options, stream);

        JsonAssert.Equal(
            """
            {"model":"raw/model",STREAM"tools":[{"type":"openrouter:datetime"},{"type":"openrouter:web_search"}],"tool_choice":"auto",
             "parallel_tool_calls":false,"response_format":{"type":"text"},"max_tokens":12,"temperature":0.9,"top_p":0.8,"top_k":7,
             "frequency_penalty":0.3,"presence_penalty":0.4,"seed":11,"stop":["x","y"],
             "reasoning":{"effort":"max","exclude":false,"summary":"auto"},"messages":[{"role":"user","content":"hello"}]}
            """.Replace("STREAM", stream ? "\"stream\":true," : "", StringComparison.Ordinal),
            JsonElement.Parse(request.Body!));
    }

    [Fact]
    public async Task C07_Raw_NullsFilled()
    {
        ChatOptions options = Sent.Raw(
            new() { Reasoning = new() { Summary = "auto" } },
            new() { Temperature = 0.1f, StopSequences = ["y"], Reasoning = new() { Effort = ReasoningEffort.Low } });

        JsonAssert.Equal(
            """{"temperature":0.1,"stop":["y"],"reasoning":{"effort":"low","summary":"auto"}}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C08_Raw_WrongType_Ignored()
    {
        foreach (object? raw in new object?[] { new(), null, "text", new ChatOptions { Temperature = 1 } })
        {
            ChatOptions options = new() { Seed = 3, RawRepresentationFactory = _ => raw };

            JsonAssert.Equal("""{"seed":3}""", await Sent.FieldsAsync(options));
        }
    }

    [Fact]
    public async Task C08_Raw_Factory_IsCalledOnceWithTheClient()
    {
        List<IChatClient> seen = [];
        ScriptedHandler handler = new ScriptedHandler().Answer(Sent.Reply);
        using OpenRouterClient client = Sent.Client(handler);
        using IChatClient chat = client.AsIChatClient(Sent.Model);

        await chat.GetResponseAsync(
            "hello",
            new()
            {
                RawRepresentationFactory = given =>
                {
                    seen.Add(given);
                    return null;
                },
            },
            TestContext.Current.CancellationToken);

        Assert.Same(chat, Assert.Single(seen));
    }

    [Fact]
    public async Task C09_Raw_SharedInstance_NotCorrupted()
    {
        OpenRouterRequestOptions shared = new() { User = "u", ExtraBody = new Dictionary<string, JsonElement> { ["stop"] = Sent.Json("""["x"]""") } };
        ChatOptions options = Sent.Raw(shared, new() { StopSequences = ["y"], Tools = [AIFunctionFactory.Create(() => 1, "f")] });
        string before = shared.ToJson().GetRawText();

        string first = (await Sent.RequestAsync(options)).Body!;
        string second = (await Sent.RequestAsync(options)).Body!;

        Assert.Equal(first, second);
        Assert.Equal(before, shared.ToJson().GetRawText());
        Assert.Equal(["y"], options.StopSequences!);
    }

    [Fact]
    public async Task C10_Raw_ExtensionData_Sent()
    {
        ChatOptions options = Sent.Raw(new()
        {
            Provider = new() { AdditionalProperties = new Dictionary<string, JsonElement> { ["from_tomorrow"] = Sent.Json("[1]") } },
            ExtraBody = new Dictionary<string, JsonElement> { ["safePrompt"] = Sent.Json("""{"a":[null,1.50]}""") },
        });

        JsonAssert.Equal("""{"provider":{"from_tomorrow":[1]},"safePrompt":{"a":[null,1.50]}}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C40_AdditionalProperties_Unknown_Tolerated()
    {
        ChatOptions options = new()
        {
            AdditionalProperties = new()
            {
                ["stream_options"] = new Dictionary<string, object> { ["include_usage"] = true },
                ["poco"] = new Unserialisable(),
                ["store"] = true,
                ["n"] = 3,
                ["messages"] = "none",
                ["openrouter:unknown"] = 1,
                ["toolCallBehavior"] = new object(),
            },
        };

        JsonAssert.Equal("{}", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C42_OptionsAfterJsonRoundtrip_SendTheSame()
    {
        ChatOptions options = new ChatOptions
        {
            Temperature = 0.1f,
            ResponseFormat = ChatResponseFormat.ForJsonSchema<int[]>(),
            Reasoning = new() { Effort = ReasoningEffort.High, Output = ReasoningOutput.Full },
            StopSequences = ["a"],
            ToolMode = ChatToolMode.None,
            AdditionalProperties = new() { ["provider"] = new Dictionary<string, object?> { ["zdr"] = true }, ["session_id"] = "s", ["strict"] = true },
        }.WithOpenRouter(o => o.Models = ["a/b", "c/d"]);
        string json = JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions);
        ChatOptions back = JsonSerializer.Deserialize<ChatOptions>(json, AIJsonUtilities.DefaultOptions)!;

        string sent = (await Sent.RequestAsync(options)).Body!;

        Assert.Contains("\"models\":[\"a/b\",\"c/d\"]", sent, StringComparison.Ordinal);
        Assert.Equal(sent, (await Sent.RequestAsync(options.Clone())).Body);
        JsonAssert.Equal(sent, JsonElement.Parse((await Sent.RequestAsync(back)).Body!));
    }

    private sealed class Unserialisable
    {
        public Action Action { get; } = static () => { };
    }
}
