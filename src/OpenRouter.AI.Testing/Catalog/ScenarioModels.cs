using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>The models under <c>emulator/</c>, one for each scenario.</summary>
internal static class ScenarioModels
{
    internal static IEnumerable<EmulatedModel> All() => Behaviours().Concat(Faults());

    private static IEnumerable<EmulatedModel> Behaviours() =>
    [
        Model("echo", "Says that it is the emulator and reflects the request, in its response format.", new EchoScenario()),
        Model("reasoning", "Thinks first, and wants its signed thoughts back unchanged.", new ReasoningScenario()).WithReasoning(),
        Model("tools", "Calls one or two of the offered tools, then quotes their results.", new ToolsScenario(ToolUse.Always)),
        Model("structured", "Answers with JSON that fits the schema of the response format.", new EchoScenario()),
        Model("cut-tool-call", "Reaches the token limit in the middle of the arguments of a tool call.", new CutToolCallScenario()),
        Model("refusal", "Refuses.", new RefusalScenario()),
        Model("image", "Answers with an image of one pixel.", new ImageScenario()) with { Output = ["text", "image"] },
        Model("citations", "Answers with web citations that have no positions.", new CitationsScenario()),
    ];

    private static IEnumerable<EmulatedModel> Faults() =>
    [
        .. ErrorCatalog.Statuses.Select(status => Model($"error-{status}", $"Fails with status {status}.", new ErrorScenario(status))),
        Model("html-502", "Fails like a proxy, with status 502 and an HTML page.", new HtmlErrorScenario()),
        Model("error-in-200", "Fails with an error body behind status 200.", new BrokenAnswerScenario(AnswerEnding.ErrorBody)),
        Model("error-mid-stream", "Fails after the first words.", new BrokenAnswerScenario(AnswerEnding.Error)),
        Model("vanish", "Loses the connection in the middle of the answer.", new BrokenAnswerScenario(AnswerEnding.Drop)),
        Model("cut", "Ends in the middle of the answer as if it were complete.", new BrokenAnswerScenario(AnswerEnding.Cut)),
        Model("silent", "Sends two chunks and then nothing until the client leaves.", new BrokenAnswerScenario(AnswerEnding.Silence)),
        Model("flaky", "Fails the first request with status 429 and answers the later ones.", new FlakyScenario()),
    ];

    private static EmulatedModel Model(string name, string description, IScenario scenario) =>
        new("emulator/" + name, "emulator/" + name, "Emulator: " + name, description, scenario);
}
