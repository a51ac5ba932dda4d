using System;
using System.Collections.Generic;
using System.Globalization;

namespace OpenRouter.AI.Examples.SemanticSearch;

/// <summary>What was asked for on the command line.</summary>
internal sealed class SearchArguments
{
    internal const string Usage = """

        Usage: dotnet run --project examples/SemanticSearch -- [options] [FOLDER] ["question"]

          FOLDER           the folder with Markdown or text files; without it, the current one
          "question"       answer one question; without it, questions are asked for
          --model NAME     the embedding model, such as openai/text-embedding-3-small (the default)
          --dimensions N   the length of the vectors, where the model can shorten them
          --top N          how many passages are shown; 5 without it
          --help           show this

        With OPENROUTER_API_KEY set it talks to OpenRouter, without it to a local emulation.
        OPENROUTER_BASE_URL names another endpoint, such as https://eu.openrouter.ai/api/v1.
        """;

    internal string Folder { get; private set; } = ".";

    internal string? Question { get; private set; }

    internal string Model { get; private set; } = "openai/text-embedding-3-small";

    internal int? Dimensions { get; private set; }

    internal int Top { get; private set; } = 5;

    internal bool WantsHelp { get; private set; }

    internal static SearchArguments Parse(string[] args)
    {
        SearchArguments parsed = new();
        Queue<string> rest = new(args);
        List<string> words = [];
        while (rest.TryDequeue(out string? argument))
        {
            switch (argument)
            {
                case "--model":
                    parsed.Model = Value(rest, argument);
                    break;
                case "--dimensions":
                    parsed.Dimensions = Number(rest, argument);
                    break;
                case "--top":
                    parsed.Top = Number(rest, argument);
                    break;
                case "--help" or "-h":
                    parsed.WantsHelp = true;
                    break;
                case ['-', '-', ..]:
                    throw new FormatException($"There is no option {argument}.");
                default:
                    words.Add(argument);
                    break;
            }
        }

        parsed.Folder = words.Count > 0 ? words[0] : parsed.Folder;
        parsed.Question = words.Count > 1 ? string.Join(' ', words[1..]) : null;
        return parsed;
    }

    private static string Value(Queue<string> rest, string option) =>
        rest.TryDequeue(out string? value) ? value : throw new FormatException($"{option} needs a value.");

    private static int Number(Queue<string> rest, string option) =>
        int.TryParse(Value(rest, option), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new FormatException($"{option} needs a number from 1 on.");
}
