using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

/// <summary>A generated image, whole in one chunk.</summary>
internal sealed record ImageStep(string Url) : AnswerStep
{
    internal override void AddTo(JsonObject delta) => delta["images"] = new JsonArray(Image());

    internal override void AddTo(AnswerMessage message) => message.Images.Add((JsonNode)Image());

    private JsonObject Image() => new()
    {
        ["type"] = "image_url",
        ["image_url"] = new JsonObject { ["url"] = Url },
        ["index"] = 0,
    };
}
