using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>What was asked for on the command line.</summary>
internal sealed class ChatArguments
{
    internal const string Usage = """

        Usage: dotnet run --project examples/Chat -- [options] ["question"]

          "question"       answer one question; without it, a conversation begins
          --model NAME     the model, such as openai/gpt-4o or anthropic/claude-sonnet-4.5
          --image FILE     send an image with the (first) question
          --pdf FILE       send a PDF with the (first) question
          --tools          let the model call two functions of this program
          --responses      use OpenRouter's Responses endpoint instead of chat completions
          --help           show this

        In a conversation: /model NAME, /cost, /exit. Ctrl+C stops an answer.
        With OPENROUTER_API_KEY set it talks to OpenRouter, without it to a local emulation.
        OPENROUTER_BASE_URL names another endpoint, such as https://eu.openrouter.ai/api/v1.
        """;

    internal string? Question { get; private set; }

    internal string? Model { get; private set; }

    internal List<string> Files { get; } = [];

    internal bool UsesTools { get; private set; }

    internal bool UsesResponses { get; private set; }

    internal bool WantsHelp { get; private set; }

    internal static ChatArguments Parse(string[] args)
    {
        ChatArguments parsed = new();
        Queue<string> rest = new(args);
        while (rest.TryDequeue(out string? argument))
        {
            switch (argument)
            {
                case "--model":
                    parsed.Model = Value(rest, argument);
                    break;
                case "--image" or "--pdf":
                    parsed.Files.Add(Value(rest, argument));
                    break;
                case "--tools":
                    parsed.UsesTools = true;
                    break;
                case "--responses":
                    parsed.UsesResponses = true;
                    break;
                case "--help" or "-h":
                    parsed.WantsHelp = true;
                    break;
                case ['-', '-', ..]:
                    throw new FormatException($"There is no option {argument}.");
                default:
                    parsed.Question = parsed.Question is null ? argument : parsed.Question + " " + argument;
                    break;
            }
        }

        return parsed;
    }

    private static string Value(Queue<string> rest, string option) =>
        rest.TryDequeue(out string? value) ? value : throw new FormatException($"{option} needs a value.");
}
