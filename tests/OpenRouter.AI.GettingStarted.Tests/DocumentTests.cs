using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenRouter.AI.GettingStarted;

/// <summary>The examples in the documents are code that compiles and passes: they stand word for word in a test.</summary>
public sealed class DocumentTests
{
    private static readonly string Documents = Path.Combine(AppContext.BaseDirectory, "documents");

    private static readonly string[] Sources =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "sources")).Select(file => Normal(File.ReadAllLines(file)))];

    [Fact]
    public void Guide_EachExample_IsTested()
    {
        List<string[]> examples = Examples(File.ReadAllLines(Path.Combine(Documents, "testing.md")));
        Assert.NotEmpty(examples);
        Assert.All(examples, AssertTested);
    }

    [Fact]
    public void Readme_ExampleOfTesting_IsTestedAndShort()
    {
        string[] lines = [.. File.ReadAllLines(Path.Combine(Documents, "README.md")).SkipWhile(line => line != "## Testing your application").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
        string[] example = Assert.Single(Examples(lines));
        AssertTested(example);
        Assert.True(example.Length < 15, $"{example.Length} lines");
    }

    private static void AssertTested(string[] example) =>
        Assert.True(Array.Exists(Sources, source => source.Contains(Normal(example), StringComparison.Ordinal)), "In no test:\n" + string.Join('\n', example));

    private static string Normal(string[] lines) => string.Concat(lines.Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line + "\n"));

    private static List<string[]> Examples(string[] lines)
    {
        List<string[]> examples = [];
        List<string>? open = null;
        foreach (string line in lines)
        {
            if (open is null)
            {
                open = line == "```csharp" ? [] : null;
            }
            else if (line == "```")
            {
                examples.Add([.. open]);
                open = null;
            }
            else
            {
                open.Add(line);
            }
        }

        return examples;
    }
}
