using System.Collections.Generic;
using System.Linq;
using System.Text;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>The text of the emulator: that it is one, and what it was sent.</summary>
internal static class EchoText
{
    private const string Introduction = "This is the local OpenRouter emulator, not a model.";

    internal static string Of(ChatRequest request)
    {
        StringBuilder text = new(Introduction);
        text.Append(" You said: \"").Append(request.LastUserText).Append("\".");
        Count(text, "Images", request.Parts, "image_url");
        Count(text, "Files", request.Parts, "file");
        Count(text, "Audio clips", request.Parts, "input_audio");
        Count(text, "Videos", request.Parts, "video_url");
        if (request.Tools.Count > 0)
        {
            text.Append(" Tools offered: ").AppendJoin(", ", request.Tools.Select(tool => tool.Name)).Append('.');
        }

        return text.ToString();
    }

    internal static string OfResults(IEnumerable<ToolResult> results)
    {
        StringBuilder text = new(Introduction);
        foreach (ToolResult result in results)
        {
            text.Append(" The tool ").Append(result.Name).Append(" answered: ").Append(result.Text).Append('.');
        }

        return text.ToString();
    }

    private static void Count(StringBuilder text, string label, IEnumerable<JsonField> parts, string type)
    {
        int count = parts.Count(part => part["type"].Text == type);
        if (count > 0)
        {
            text.Append(' ').Append(label).Append(": ").Append(count).Append('.');
        }
    }
}
