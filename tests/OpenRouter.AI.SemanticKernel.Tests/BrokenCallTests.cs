using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI.SemanticKernel.Tests.Support;
using KernelCall = Microsoft.SemanticKernel.FunctionCallContent;
using KernelResult = Microsoft.SemanticKernel.FunctionResultContent;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class BrokenCallTests
{
    private const string Refusal = "Error: The arguments are no complete JSON object, so the function did not run.";

    private static readonly Answer CutOff = new(Calls: new Call("c1", "Weather_order", "{\"pieces\": ")) { IsCutOff = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_bad_argument_json(bool responses, bool streams)
    {
        // The function does not run, the model reads that it failed, and the loop goes on; with parameters that have defaults as well.
        foreach ((string name, string arguments) in new[] { ("Weather_note", "{\"text\": nonsense"), ("Weather_order", "{\"pieces\": nonsense") })
        {
            Weather weather = new();
            Service service = Service.Saying(new Answer("I call.", Calls: new Call("c1", name, arguments)), new Answer("done"));

            string text = await Kernels.Of(service, responses, weather).AskAsync(streams);

            Assert.EndsWith("done", text, StringComparison.Ordinal);
            Assert.Empty(weather.Given);
            Assert.Equal([$"call:c1 {name} {{}}", "result:c1 " + Refusal], service.Last.History[^2..]);
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_bad_argument_json_does_not_stop_other_calls(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(
            new Answer(Calls: [new Call("c1", "Weather_order", "[1"), new Call("c2", "Weather_ping")]), new Answer("done"));

        await Kernels.Of(service, responses, weather).AskAsync(streams);

        Assert.Equal(["ping"], weather.Given);
        Assert.Equal(["result:c1 " + Refusal, "result:c2 pong"], service.Last.History[^2..]);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_bad_argument_json_without_end_ends_the_loop(bool responses, bool streams)
    {
        Service service = Service.Saying(
            [.. Enumerable.Range(1, 5).Select(number => new Answer(Calls: new Call($"c{number}", "Weather_order", "{\"pieces\": nonsense")))]);

        await Kernels.Of(service, responses, new Weather()).AskAsync(streams);

        Assert.Equal(4, service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Cut_off_call_cannot_be_invoked_by_hand(bool responses, bool streams)
    {
        foreach (Answer answer in new[] { CutOff, new Answer(Calls: new Call("c1", "Weather_order", "{\"pieces\": nonsense")) })
        {
            Weather weather = new();
            Service service = Service.Saying(answer, new Answer("done"));
            Kernel kernel = Kernels.Of(service, responses, weather);
            ChatHistory history = [new(AuthorRole.User, "hi")];
            OpenRouterPromptExecutionSettings manual = new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) };

            KernelCall call = Assert.Single(await CallsAsync(kernel, history, manual, streams));
            KeyNotFoundException failure = await Assert.ThrowsAsync<KeyNotFoundException>(() => call.InvokeAsync(kernel, Token));
            if (!streams)
            {
                // Semantic Kernel adds the calls of streams by itself.
                history.Add(new ChatMessageContent(AuthorRole.Assistant, [call]));
            }

            history.Add(new KernelResult(call, failure.Message).ToChatMessage());
            await CallsAsync(kernel, history, manual, streams);

            Assert.Empty(weather.Given);
            Assert.Equal(["user:hi", "call:c1 Weather_order {}", "result:c1 " + Refusal], service.Last.History);
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Cut_off_call_leaves_the_next_turn_valid(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(CutOff, new Answer("done"));
        Kernel kernel = Kernels.Of(service, responses, weather);
        ChatHistory history = [];

        await kernel.TurnAsync(history, "hi", streams);
        ChatHistory stored = JsonSerializer.Deserialize<ChatHistory>(JsonSerializer.Serialize(history))!;
        await kernel.TurnAsync(stored, "go on", streams);

        Assert.Empty(weather.Given);
        Assert.DoesNotContain("c1", service.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("broken arguments", service.Last.Text, StringComparison.Ordinal);
        Assert.Equal(["user:hi", "user:go on"], service.Last.History.Where(line => !line.Equals("assistant:", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Result_that_speaks_of_a_broken_call_is_kept(bool responses, bool streams)
    {
        const string Name = "Weather_order (cannot run: broken arguments)";
        ChatHistory history =
        [
            new(AuthorRole.User, "hi"),
            new(AuthorRole.Assistant, [new KernelCall(Name, null, "c1"), new KernelCall("Weather_report", null, "c2")]),
            new KernelResult(Name, null, "c1", $"There is no {Name}.").ToChatMessage(),
            new KernelResult("Weather_report", null, "c2", $"The log has {Name}; 42 degrees.").ToChatMessage(),
            new(AuthorRole.Assistant, [new KernelCall("Weather_report", null, "c1")]),
            new KernelResult("Weather_report", null, "c1", $"The log has {Name}; 43 degrees.").ToChatMessage(),
        ];

        Sent sent = await Kernels.SentAsync(history, Kernels.Auto, responses, streams, new Weather());

        Assert.Equal(
            ["result:c1 " + Refusal, $"result:c2 The log has {Name}; 42 degrees.", $"result:c1 The log has {Name}; 43 degrees."],
            sent.History.Where(line => line.StartsWith("result:", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<KernelCall>> CallsAsync(Kernel kernel, ChatHistory history, PromptExecutionSettings settings, bool streams)
    {
        IChatCompletionService chat = kernel.GetRequiredService<IChatClient>().AsChatCompletionService();
        if (!streams)
        {
            return [.. KernelCall.GetFunctionCalls(await chat.GetChatMessageContentAsync(history, settings, kernel, Token))];
        }

        FunctionCallContentBuilder builder = new();
        await foreach (StreamingChatMessageContent part in chat.GetStreamingChatMessageContentsAsync(history, settings, kernel, Token))
        {
            builder.Append(part);
        }

        return builder.Build();
    }
}
