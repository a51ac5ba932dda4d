using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;
using OpenRouter.AI.SemanticKernel.Tests.Support;

#pragma warning disable OPENAI001, SKEXP0010 // What applications set there is what this is about.
namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class OpenAiSettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Openai_settings_class_tolerated(bool responses, bool streams)
    {
        foreach (bool completion in new[] { false, true })
        {
            Sent sent = await SentAsync(completion, new OpenAIPromptExecutionSettings
            {
                Temperature = 0.5,
                TopLogprobs = responses ? null : 2,
                Logprobs = responses ? null : true,
                TokenSelectionBiases = new Dictionary<int, int> { [5] = 10 },
                ToolCallBehavior = completion ? ToolCallBehavior.AutoInvokeKernelFunctions : null,
                ExtraBody = completion ? new Dictionary<string, object?> { ["provider"] = new Dictionary<string, object> { ["sort"] = "price" } } : null,
            }, responses, streams);

            Assert.Equal("0.5", sent.Field("temperature"));
            Assert.DoesNotContain("toolCallBehavior", sent.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("token_selection_biases", sent.Text, StringComparison.Ordinal);
            Assert.Equal(completion ? """{"sort":"price"}""" : null, sent.Field("provider"));
            if (!responses)
            {
                Assert.Equal("""{"5":10}""", sent.Field("logit_bias"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task System_prompt_not_duplicated(bool responses, bool streams)
    {
        foreach (bool completion in new[] { false, true })
        {
            Service service = Service.Saying("ok");
            Kernel kernel = completion ? ServiceTests.Completion(service, responses) : Kernels.Of(service, responses);

            await kernel.AskAsync(streams, new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings { ChatSystemPrompt = "be brief" });

            Assert.Single(service.Single.Text.Split("be brief").Skip(1));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sdk_objects_are_refused(bool completion)
    {
        foreach (OpenAIPromptExecutionSettings settings in new OpenAIPromptExecutionSettings[]
        {
            new() { ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat() },
            new() { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("n", BinaryData.FromString("{\"type\":\"object\"}")) },
        })
        {
            await RefusedAsync(completion, settings, "format");
        }

        await RefusedAsync(completion: true, new() { Audio = new ChatAudioOptions(ChatOutputAudioVoice.Alloy, ChatOutputAudioFormat.Mp3) }, "ChatAudioOptions");
        ArgumentException own = await Assert.ThrowsAnyAsync<ArgumentException>(() => Kernels.SentAsync(
            new OpenRouterPromptExecutionSettings { ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat() }));
        Assert.Contains("OpenAI SDK", own.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sdk_words_are_read()
    {
        Sent sent = await SentAsync(completion: true, new OpenAIPromptExecutionSettings
        {
            ReasoningEffort = ChatReasoningEffortLevel.High,
            Modalities = ChatResponseModalities.Text | ChatResponseModalities.Audio,
        });

        Assert.Equal("""{"effort":"high"}""", sent.Field("reasoning"));
        Assert.Equal("""["text","audio"]""", sent.Field("modalities"));
    }

    [Fact]
    public async Task Tool_call_behavior_is_a_function_choice()
    {
        Weather weather = new();
        Answer calling = new(Calls: new Call("c1", "Weather_ping"));
        Service auto = Service.Saying(calling, new Answer("done"));
        await ServiceTests.Completion(auto, responses: false, builder => builder.Plugins.AddFromObject(weather, "Weather"))
            .AskAsync(streams: false, new OpenAIPromptExecutionSettings { ToolCallBehavior = ToolCallBehavior.AutoInvokeKernelFunctions });
        Assert.Equal(["ping"], weather.Given);

        Service manual = Service.Saying(calling);
        await ServiceTests.Completion(manual, responses: false, builder => builder.Plugins.AddFromObject(weather, "Weather"))
            .AskAsync(streams: false, new OpenAIPromptExecutionSettings { ToolCallBehavior = ToolCallBehavior.EnableKernelFunctions });
        Assert.NotEmpty(manual.Single.Tools);
        Assert.Single(weather.Given);

        await RefusedAsync(completion: true, new() { ToolCallBehavior = ToolCallBehavior.EnableFunctions([], autoInvoke: true) }, "FunctionChoiceBehavior");
        await RefusedAsync(completion: false, new() { ToolCallBehavior = ToolCallBehavior.AutoInvokeKernelFunctions }, "FunctionChoiceBehavior");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task System_and_developer_prompts_have_messages_of_their_own(bool completion, bool streams)
    {
        OpenAIPromptExecutionSettings both = new() { ChatSystemPrompt = "SYS", ChatDeveloperPrompt = "DEV" };

        Sent sent = await SentAsync(completion, both, responses: false, streams);
        Sent alone = await SentAsync(completion, new OpenAIPromptExecutionSettings { ChatDeveloperPrompt = "DEV" }, responses: false, streams);

        Assert.Equal(["developer:DEV", "system:SYS", "user:hi"], sent.History.Order(StringComparer.Ordinal));
        Assert.Equal("user:hi", sent.History[^1]);
        Assert.Equal(["developer:DEV", "user:hi"], alone.History);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Prompts_of_settings_leave_the_history_alone(bool streams)
    {
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), new Answer("done"));
        Kernel kernel = ServiceTests.Completion(service, responses: false, builder => builder.Plugins.AddFromObject(new Weather(), "Weather"));
        ChatHistory history = [new(AuthorRole.System, "FROM HISTORY"), new(AuthorRole.User, "hi")];
        OpenAIPromptExecutionSettings settings = new()
        {
            ChatSystemPrompt = "FROM SETTINGS",
            ChatDeveloperPrompt = "DEV",
            FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(),
        };
        IChatCompletionService chat = kernel.GetRequiredService<IChatCompletionService>();

        _ = streams
            ? (object)await chat.GetStreamingChatMessageContentsAsync(history, settings, kernel, Token).ToListAsync(Token)
            : await chat.GetChatMessageContentAsync(history, settings, kernel, Token);

        Assert.Equal(["developer:DEV", "system:FROM HISTORY", "user:hi", "call:c1 Weather_ping {}", "result:c1 pong"], service.Last.History);
        Assert.Equal(["system", "user", "assistant", "tool"], history.Select(message => message.Role.Label));
    }

    [Theory]
    [InlineData("provider")]
    [InlineData("$.provider")]
    public async Task Extra_body_is_carried(string name)
    {
        OpenAIPromptExecutionSettings settings = new()
        {
            ExtraBody = new Dictionary<string, object?> { [name] = new Dictionary<string, object> { ["data_collection"] = "deny" }, ["min_p"] = 0.1 },
        };

        Sent sent = await SentAsync(completion: true, settings);

        Assert.Equal("""{"data_collection":"deny"}""", sent.Field("provider"));
        Assert.Equal("0.1", sent.Field("min_p"));
        Assert.DoesNotContain("$", sent.Text, StringComparison.Ordinal);
        await RefusedAsync(completion: false, settings, "ExtraBody");
    }

    [Fact]
    public Task Extra_body_path_into_a_field_is_refused() => RefusedAsync(
        completion: true, new() { ExtraBody = new Dictionary<string, object?> { ["$.provider.sort"] = "price" } }, "'provider'");

    private static async Task<Sent> SentAsync(bool completion, PromptExecutionSettings settings, bool responses = false, bool streams = false)
    {
        Service service = Service.Saying("ok");
        await (completion ? ServiceTests.Completion(service, responses) : Kernels.Of(service, responses)).AskAsync(streams, settings);
        return service.Single;
    }

    private static async Task RefusedAsync(bool completion, OpenAIPromptExecutionSettings settings, string said)
    {
        Service service = Service.Saying("ok");

        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            (completion ? ServiceTests.Completion(service, responses: false) : Kernels.Of(service)).AskAsync(streams: false, settings));

        Assert.Contains(said, failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(service.Requests);
    }
}
