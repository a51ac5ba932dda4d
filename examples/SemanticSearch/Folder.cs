using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenRouter.AI.Examples.SemanticSearch;

/// <summary>The Markdown and text files of a folder.</summary>
internal static class Folder
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };
    private static readonly string[] Built = ["bin", "obj", "artifacts", "node_modules", "TestResults"];

    internal static List<Passage> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new FormatException($"There is no folder {folder}.");
        }

        List<Passage> passages = [.. Directory.EnumerateFiles(folder, "*", Everything)
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(IsText)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Passages.Of(file, File.ReadLines(Path.Combine(folder, file))))];
        return passages.Count > 0 ? passages : throw new FormatException($"There is no text in .md and .txt files below {folder}.");
    }

    private static bool IsText(string file) =>
        (file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
        && !file.Split(Path.DirectorySeparatorChar).Any(static part => part.StartsWith('.') || Built.Contains(part, StringComparer.Ordinal));
}
