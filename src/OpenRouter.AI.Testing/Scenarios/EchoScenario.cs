using System.Linq;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Reflects the request, in the format that it asks for.</summary>
internal sealed class EchoScenario : IScenario
{
    public ChatAnswer Answer(ChatRequest request) => Answer(request, EchoText.Of(request));

    /// <summary>Says a text; as JSON when the request has a response format.</summary>
    internal static ChatAnswer Answer(ChatRequest request, string text) => Plain(request.ResponseFormat["type"].Text switch
    {
        "json_schema" => JsonText.Of(SchemaSample.Of(request.ResponseFormat["json_schema"]["schema"].Value, text) ?? new JsonObject()),
        "json_object" => JsonText.Of(new JsonObject { ["emulated"] = true, ["text"] = text }),
        _ => text,
    });

    internal static ChatAnswer Plain(string text) => new(Words.Chunks(text).Select(AnswerStep (piece) => new TextStep(piece)).ToList());
}
