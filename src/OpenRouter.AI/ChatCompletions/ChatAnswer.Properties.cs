using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

internal sealed partial class ChatAnswer
{
    /// <summary>Makes the properties of the response: OpenRouter's own data as values that survive JSON.</summary>
    internal AdditionalPropertiesDictionary ResponseProperties() => new AnswerMetadata(context, GenerationId ?? Id)
    {
        Provider = _provider,
        Usage = _usage,
        NativeFinishReason = _nativeFinish,
        ServiceTier = _serviceTier,
        SystemFingerprint = _fingerprint,
        Routing = _routing,
        Logprobs = _logprobs.ToJson(),
    }.ToProperties();

    /// <summary>Makes the properties of the assistant's message: what the next request must carry back; null when there is nothing.</summary>
    /// <remarks>The reasoning also goes onto the first call: hosts that drop reasoning contents and message properties keep that.</remarks>
    internal AdditionalPropertiesDictionary? MessageProperties(List<AIContent> calls)
    {
        AdditionalPropertiesDictionary? properties = null;
        if (Reasoning.ToJson() is { } reasoning)
        {
            JsonElement details = JsonRead.Detach(Encoding.UTF8.GetBytes(reasoning));
            properties = new AdditionalPropertiesDictionary { [CarrierKeys.ReasoningDetails] = details };
            if (calls.Count > 0)
            {
                (calls[0].AdditionalProperties ??= [])[CarrierKeys.ReasoningDetails] = details;
            }
        }

        if (FileAnnotations is not null)
        {
            (properties ??= [])[CarrierKeys.FileAnnotations] = ToElement(FileAnnotations);
        }

        if (context.PinsModel && _model is not null)
        {
            (properties ??= [])[CarrierKeys.Model] = _model;
        }

        return properties;
    }

    private static JsonElement ToElement(List<JsonElement> annotations)
    {
        using JsonDraft draft = new();
        draft.Writer.WriteStartArray();
        foreach (JsonElement annotation in annotations)
        {
            annotation.WriteTo(draft.Writer);
        }

        draft.Writer.WriteEndArray();
        return draft.ToElement();
    }
}
