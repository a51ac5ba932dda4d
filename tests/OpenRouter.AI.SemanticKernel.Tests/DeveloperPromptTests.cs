using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class DeveloperPromptTests
{
    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Developer_prompt_is_a_message_that_no_history_keeps(bool responses, bool streams)
    {
        foreach (bool completion in new[] { false, true })
        {
            Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), new Answer("one"), new Answer("two"));
            Kernel kernel = completion ? ServiceTests.Completion(service, responses) : Kernels.Of(service, responses);
            kernel.Plugins.AddFromObject(new Weather(), "Weather");
            ChatHistory history = [];

            await kernel.TurnAsync(history, "a", streams, new OpenRouterPromptExecutionSettings { ChatDeveloperPrompt = "FIRST", FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() });
            await kernel.TurnAsync(history, "b", streams, new OpenRouterPromptExecutionSettings { ChatDeveloperPrompt = "SECOND", ChatSystemPrompt = "SYS" });

            Assert.Equal(["developer:FIRST", "user:a"], service.Requests[0].History);
            Assert.Equal(["developer:FIRST", "user:a", "call:c1 Weather_ping {}", "result:c1 pong"], service.Requests[1].History);
            Assert.Equal(responses ? "\"SYS\"" : null, service.Last.Field("instructions"));
            Assert.Equal(["developer:SECOND", "user:a"], service.Last.History.Where(line => line != "system:SYS").Take(2));
            Assert.Equal(!responses, service.Last.History[0] == "system:SYS");
            Assert.DoesNotContain("FIRST", service.Last.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(history, message => message.Role == AuthorRole.Developer || message.Role == AuthorRole.System);
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Developer_prompt_of_the_history_comes_first(bool responses, bool streams)
    {
        ChatHistory history = [new(AuthorRole.Developer, "OWN"), new(AuthorRole.User, "hi")];

        Sent sent = await Kernels.SentAsync(history, new OpenRouterPromptExecutionSettings { ChatDeveloperPrompt = "DEV" }, responses, streams);

        Assert.Equal(["developer:OWN", "user:hi"], sent.History);
    }
}
