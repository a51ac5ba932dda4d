using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Answers with a text and a PNG of one pixel.</summary>
internal sealed class ImageScenario : IScenario
{
    private const string Pixel =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public ChatAnswer Answer(ChatRequest request) =>
        new([.. EchoScenario.Plain("This is the local OpenRouter emulator; its image is one pixel.").Steps, new ImageStep(Pixel)]);
}
