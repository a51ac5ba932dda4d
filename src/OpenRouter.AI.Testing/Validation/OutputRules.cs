using System.Linq;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>What the answer shall be: its format, its kinds, and the settings of images and audio.</summary>
internal static class OutputRules
{
    internal static void Check(JsonField request)
    {
        CheckFormat(request["response_format"]);
        request["verbosity"].BeOneOf("low", "medium", "high", "xhigh", "max");
        request["image_config"].BeObject();
        foreach (JsonField modality in request["modalities"].BeTexts().Items())
        {
            modality.BeOneOf("text", "image", "audio");
        }

        if (request["modalities"].Items().Any(modality => modality.Text == "audio"))
        {
            CheckAudio(request);
        }
    }

    private static void CheckFormat(JsonField format)
    {
        if (!format.BeObject().IsGiven)
        {
            return;
        }

        switch (format["type"].Required().BeOneOf("text", "json_object", "json_schema", "grammar", "python").Text)
        {
            case "json_schema":
                JsonField schema = format["json_schema"].Required().BeObject();
                schema["name"].BeName();
                schema["schema"].Required().BeObject();
                schema["description"].BeText();
                schema["strict"].BeBoolean();
                break;
            case "grammar":
                format["grammar"].BeFilledText();
                break;
            default:
                break;
        }
    }

    private static void CheckAudio(JsonField request)
    {
        if (!request["stream"].IsTrue)
        {
            throw request["stream"].Invalid("audio output needs stream to be true");
        }

        request["audio"].Required().BeObject()["voice"].BeFilledText();
        request["audio"]["format"].Required().BeOneOf("wav", "mp3", "flac", "opus", "pcm16");
    }
}
