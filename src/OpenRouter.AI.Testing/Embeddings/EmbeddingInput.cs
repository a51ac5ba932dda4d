using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Embeddings;

/// <summary>What becomes one vector: a text, tokens, or the parts of a block.</summary>
/// <param name="Texts">The texts in it; tokens count as the text of their numbers, data as the text that encodes them.</param>
/// <param name="Tokens">How many tokens are charged.</param>
internal sealed record EmbeddingInput(IReadOnlyList<string> Texts, int Tokens)
{
    private const int TokensOfMedia = 100;

    /// <summary>Takes the inputs out of a field that was checked.</summary>
    internal static IReadOnlyList<EmbeddingInput> All(JsonField input)
    {
        if (input.IsText)
        {
            return [OfText(input.Text)];
        }

        return input.Items().First().Value.ValueKind == JsonValueKind.Number
            ? [OfTokens(input)]
            : [.. input.Items().Select(item => item.IsText ? OfText(item.Text) : item.IsArray ? OfTokens(item) : OfBlock(item))];
    }

    private static EmbeddingInput OfText(string text) => new([text], System.Math.Max(1, Words.Count(text)));

    private static EmbeddingInput OfTokens(JsonField tokens) =>
        new([string.Join(' ', tokens.Items().Select(token => token.Value.GetRawText()))], tokens.Items().Count());

    private static EmbeddingInput OfBlock(JsonField block)
    {
        List<string> texts = [];
        int count = 0;
        foreach (JsonField part in block["content"].Items())
        {
            string type = part["type"].Text;
            if (type == "text")
            {
                texts.Add(part["text"].Text);
                count += System.Math.Max(1, Words.Count(part["text"].Text));
            }
            else
            {
                texts.Add(part[type][type == "image_url" ? "url" : "data"].Text);
                count += TokensOfMedia;
            }
        }

        return new EmbeddingInput(texts, count);
    }
}
