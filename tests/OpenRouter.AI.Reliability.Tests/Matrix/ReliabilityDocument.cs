using System;
using System.IO;
using System.Threading.Tasks;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>The document with the table between two marks: the one that was built with the tests, or the very one in a folder.</summary>
/// <param name="folder">The folder of the documents, where the table is written; null only reads.</param>
internal sealed class ReliabilityDocument(string? folder)
{
    private const string Name = "reliability.md";
    private const string Begin = "<!-- matrix -->\n";
    private const string End = "<!-- end of matrix -->";

    private string File => Path.Combine(folder ?? AppContext.BaseDirectory, Name);

    /// <summary>Writes the table where the document is in a folder, and reads the table of the same document.</summary>
    public async Task<string> UpdateAsync(string table)
    {
        if (folder is not null)
        {
            (string head, _, string tail) = await ReadAsync();
            await System.IO.File.WriteAllTextAsync(File, head + table + tail, TestContext.Current.CancellationToken);
        }

        return (await ReadAsync()).Table;
    }

    private async Task<(string Head, string Table, string Tail)> ReadAsync()
    {
        string text = (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end >= begin, $"{File} has not the marks {Begin.TrimEnd()} and {End}.");
        return (text[..begin], text[begin..end], text[end..]);
    }
}
