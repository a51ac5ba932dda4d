using System;
using System.Globalization;
using System.Threading.Tasks;
using Spectre.Console;

namespace OpenRouter.AI.Examples.SemanticSearch;

/// <summary>What the user sees.</summary>
internal static class Screen
{
    private const int Excerpt = 240;

    /// <summary>Lets a pipe have every line as one line; a terminal folds them itself.</summary>
    internal static void Prepare()
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
        {
            AnsiConsole.Profile.Width = 100_000;
        }
    }

    internal static void Note(string text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{text}[/]");

    internal static void Error(string text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{text}[/]");

    internal static void Prompt() => AnsiConsole.Markup("[bold blue]? [/]");

    internal static void Show(Passage passage, float score)
    {
        string text = passage.Text.ReplaceLineEndings(" ");
        string excerpt = text.Length <= Excerpt ? text : text[..Excerpt] + "…";
        string heading = passage.Heading.Length == 0 ? "" : "  " + passage.Heading;
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"[bold]{score:0.000}[/]  [green]{passage.File}:{passage.Line}[/]{heading}");
        AnsiConsole.WriteLine("       " + excerpt);
    }

    /// <summary>Runs work of a known length behind a bar; where there is no terminal, behind nothing.</summary>
    internal static Task<T> ProgressAsync<T>(string what, int length, Func<Action<int>, Task<T>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            return work(static _ => { });
        }

        return AnsiConsole.Progress().StartAsync(context =>
        {
            ProgressTask bar = context.AddTask(Markup.Escape(what), maxValue: length);
            return work(done => bar.Value = done);
        });
    }
}
