using System;
using System.Text;

namespace OpenRouter.AI.Benchmarks.Traffic;

/// <summary>Repeatable text of the kind that models write: some pieces hold an escape, some a character beyond ASCII.</summary>
internal sealed class Prose(int seed)
{
    private static readonly string[] Words =
    [
        "the", "model", "a", "stream", "of", "reads", "each", "token", "and", "answer", "then", "quickly", "with", "value", "this",
        "into", "memory", "small", "question", "over", "network", "is", "because", "we", "measure", "before", "list", "to", "change",
    ];

    private static readonly string[] Escaped = ["\"quoted\"", "line\n", "tab\t", "back\\slash"];
    private static readonly string[] Wide = ["Übung", "naïve", "日本語", "→", "🙂"];

    private readonly Random _random = new(seed);

    /// <summary>Three to six words, about 25 characters.</summary>
    public string Piece()
    {
        var piece = new StringBuilder();
        int count = _random.Next(3, 7);
        for (int i = 0; i < count; i++)
        {
            piece.Append(' ').Append(Words[_random.Next(Words.Length)]);
        }

        int kind = _random.Next(1000);
        if (kind < 35)
        {
            piece.Append(' ').Append(Escaped[_random.Next(Escaped.Length)]);
        }
        else if (kind < 65)
        {
            piece.Append(' ').Append(Wide[_random.Next(Wide.Length)]);
        }

        return piece.ToString();
    }

    /// <summary>Pieces up to a length.</summary>
    public string Paragraph(int length)
    {
        var paragraph = new StringBuilder();
        while (paragraph.Length < length)
        {
            paragraph.Append(Piece());
        }

        return paragraph.ToString();
    }
}
