using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

/// <summary>A web citation without a position, as the service sends it for its own search: before the text, one in a chunk.</summary>
internal sealed record CitationStep(string Url, string Title, string Content) : AnswerStep
{
    internal override void AddTo(JsonObject delta) => delta["annotations"] = new JsonArray(Annotation());

    internal override void AddTo(AnswerMessage message) => message.Annotations.Add((JsonNode)Annotation());

    private JsonObject Annotation() => new()
    {
        ["type"] = "url_citation",
        ["url_citation"] = new JsonObject
        {
            ["url"] = Url,
            ["title"] = Title,
            ["start_index"] = 0,
            ["end_index"] = 0,
            ["content"] = Content,
        },
    };
}
