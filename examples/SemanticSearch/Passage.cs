namespace OpenRouter.AI.Examples.SemanticSearch;

/// <summary>A piece of a file that is found as a whole.</summary>
/// <param name="File">The path of the file below the folder.</param>
/// <param name="Line">The line that it begins on, counted from 1.</param>
/// <param name="Heading">The heading that it stands under; empty when there is none.</param>
/// <param name="Text">The text.</param>
internal sealed record Passage(string File, int Line, string Heading, string Text)
{
    /// <summary>Gets what is embedded: a passage means more below its heading.</summary>
    internal string Content => Heading.Length == 0 ? Text : Heading + "\n" + Text;
}
