using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Errors;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Fails as something between client and service would.</summary>
internal sealed class HtmlErrorScenario : IScenario
{
    private const string Page =
        "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";

    public ChatAnswer Answer(ChatRequest request) =>
        throw new RejectedRequestException(new PlainAnswer(502, Page, "text/html; charset=UTF-8"));
}
