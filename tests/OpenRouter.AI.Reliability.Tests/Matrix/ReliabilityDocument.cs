using System;
using System.IO;
using System.Threading.Tasks;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>The table between two marks in the document.</summary>
internal static class ReliabilityDocument
{
    private const string Begin = "<!-- matrix -->\n";
    private const string End = "<!-- end of matrix -->";

    public static async Task ReplaceAsync(string path, string table)
    {
        string text = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, begin, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..begin] + table + text[end..], TestContext.Current.CancellationToken);
    }
}
