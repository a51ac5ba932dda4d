using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

/// <summary>The signature of a thought, a fragment without text.</summary>
internal sealed record SignatureStep(string Signature) : AnswerStep
{
    internal override void AddTo(JsonObject delta) => delta["reasoning_details"] = new JsonArray(SignedThought.Detail(null, Signature));

    internal override void AddTo(AnswerMessage message) => message.Signature = Signature;
}
