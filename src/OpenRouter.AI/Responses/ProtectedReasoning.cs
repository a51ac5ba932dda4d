using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>Reasoning as it is carried between requests, and what of it makes a difference.</summary>
internal static class ProtectedReasoning
{
    /// <summary>Makes the text that carries reasoning to the next request.</summary>
    internal static string Protect(List<JsonElement> items)
    {
        using JsonDraft list = new();
        list.Writer.WriteStartArray();
        foreach (JsonElement item in items)
        {
            item.CopyTo(list.Writer);
        }

        list.Writer.WriteEndArray();
        using JsonDraft envelope = new();
        OutputItems.WriteProtected(envelope.Writer, list.ToElement());
        return Encoding.UTF8.GetString(envelope.Complete());
    }

    /// <summary>Gets what makes a difference to the model. Ids are not the same in the stream and at its end.</summary>
    internal static string Substance(List<JsonElement> items)
    {
        StringBuilder substance = new();
        foreach (JsonElement item in items)
        {
            if (!(item.GetField("type") ?? default).Is("reasoning"))
            {
                substance.Append(item.GetTextField("type")).Append('\n');
                continue;
            }

            substance.Append(item.GetTextField("encrypted_content")).Append('\n').Append(item.GetTextField("signature")).Append('\n');
            AppendTexts(substance, item, "summary");
            AppendTexts(substance, item, "content");
        }

        return substance.ToString();
    }

    private static void AppendTexts(StringBuilder substance, JsonElement item, string name)
    {
        foreach (JsonElement part in item.Parts(name))
        {
            substance.Append(part.GetTextField("text")).Append('\n');
        }
    }
}
