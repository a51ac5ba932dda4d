using System.IO;
using Spectre.Console;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>
/// Lines in a colour. They are written as they are: the terminal folds what is too long, and a pipe gets each of them as one line.
/// </summary>
internal static class Terminal
{
    private const string Plain = "\e[0m";

    private static TextWriter Out => AnsiConsole.Profile.Out.Writer;

    internal static void Note(string text) => Line("\e[90m", text);

    internal static void Error(string text) => Line("\e[31m", text);

    internal static void Prompt() => Write("\e[1;34m> " + Plain, "> ");

    internal static void BeginDim() => Write("\e[2m", "");

    internal static void EndDim() => Write(Plain, "");

    internal static void Text(string text)
    {
        Out.Write(text);
        Out.Flush();
    }

    internal static void Line() => Out.WriteLine();

    private static void Line(string colour, string text)
    {
        Write(colour, "");
        Out.Write(text);
        Write(Plain, "");
        Out.WriteLine();
        Out.Flush();
    }

    private static void Write(string ansi, string plain)
    {
        Out.Write(AnsiConsole.Profile.Capabilities.Ansi ? ansi : plain);
        Out.Flush();
    }
}
