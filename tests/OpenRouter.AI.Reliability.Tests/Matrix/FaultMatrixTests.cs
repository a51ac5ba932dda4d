using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>Every fault on every endpoint, streamed and not: the right exception or the right answer, never a hang, never a silent loss, and
/// never a second request after something was delivered.</summary>
public sealed class FaultMatrixTests : IAsyncLifetime
{
    /// <summary>Names the folder of the documents; when it is set, the table is written there.</summary>
    private const string Variable = "OPENROUTER_RELIABILITY_DOCS";

    private OpenRouterEmulator _server = null!;

    public static TheoryData<string> Names => [.. FaultCases.All.Select(row => row.Name)];

    public async ValueTask InitializeAsync() => _server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fault_EverySurface_IsRaisedOrHarmless(string name)
    {
        FaultCase row = FaultCases.All.Single(row => row.Name == name);
        List<string> wrong = [];
        foreach ((Surface surface, CallResult result) in await CallAllAsync(row, retries: 0))
        {
            if (Verdict(row, surface, result) is { } reason)
            {
                wrong.Add($"{surface}: {reason}; delivered '{result.Text}', {result.Failure?.GetType().Name} {result.Failure?.Message}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>With attempts left: nothing is asked again after output, and a fault that passes leaves the right answer.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fault_Once_IsOvercomeOnlyBeforeOutput(string name)
    {
        FaultCase row = FaultCases.All.Single(row => row.Name == name);
        foreach ((Surface surface, CallResult result) in await CallAllAsync(row, retries: 2, times: 1))
        {
            bool retried = row.IsRetried(surface);
            Assert.True(result.Requests == (retried ? 2 : 1), $"{surface}: {result.Requests} requests; {result.Failure}");
            Assert.Equal(retried ? Caller.Whole(surface) : row.TextOn(surface), result.Text);
            Assert.True((result.Failure is null) == (retried || row.On(surface) is Expect.Answer or Expect.Replaced or Expect.Undetectable), $"{surface}: {result.Failure}");
        }
    }

    [Fact]
    public async Task Table_Always_IsTheOneInTheDocuments()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        string table = Table();

        Assert.Equal(table, await new ReliabilityDocument(string.IsNullOrEmpty(folder) ? null : folder).UpdateAsync(table));
    }

    /// <summary>The document in the folder is written and compared, not the copy beside the tests, which is as old as the build.</summary>
    [Fact]
    public async Task Table_FolderGiven_IsWrittenThereAtTheFirstRun()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("docs");
        string file = Path.Combine(folder.FullName, "reliability.md");
        await File.WriteAllTextAsync(file, "before\r\n<!-- matrix -->\r\n| old |\r\n<!-- end of matrix -->\r\nafter\r\n", TestContext.Current.CancellationToken);

        Assert.Equal("| new |\n", await new ReliabilityDocument(folder.FullName).UpdateAsync("| new |\n"));

        Assert.Equal(
            "before\n<!-- matrix -->\n| new |\n<!-- end of matrix -->\nafter\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        folder.Delete(recursive: true);
    }

    private static string Table()
    {
        StringBuilder table = new("| fault | " + string.Join(" | ", Enum.GetNames<Surface>()) + " |\n|---|" + string.Concat(Enum.GetNames<Surface>().Select(_ => "---|")) + "\n");
        foreach (FaultCase row in FaultCases.All)
        {
            table.Append("| ").Append(row.Name).Append(" | ").AppendJoin(" | ", Enum.GetValues<Surface>().Select(surface => Words(row, surface))).Append(" |\n");
        }

        return table.ToString();
    }

    /// <summary>Calls all surfaces at once: a silence takes its time on each.</summary>
    private Task<(Surface Surface, CallResult Result)[]> CallAllAsync(FaultCase row, int retries, int times = int.MaxValue)
    {
        Caller caller = new(_server);
        return Task.WhenAll(Enum.GetValues<Surface>().Select(async surface => (surface, await caller.CallAsync(surface, row.For(surface), retries, times, row.On(surface) == Expect.Waits))));
    }

    private static string Words(FaultCase row, Surface surface) => row.On(surface) switch
    {
        Expect.Answer => "answer",
        Expect.Error => row.IsRetried(surface) ? "exception, tried again" : "exception",
        Expect.TextThenError => "text, then exception",
        Expect.Undetectable => "answer (see below)",
        Expect.Waits => "waits",
        _ => "answer with U+FFFD",
    };

    /// <summary>Says what is not as the row says; null when all is.</summary>
    private static string? Verdict(FaultCase row, Surface surface, CallResult result)
    {
        if (result.Requests != 1)
        {
            return $"{result.Requests} requests";
        }

        if (result.Text != row.TextOn(surface))
        {
            return $"expected '{row.TextOn(surface)}'";
        }

        return row.On(surface) switch
        {
            Expect.Answer or Expect.Replaced or Expect.Undetectable => result.Failure is null ? null : "expected no exception",
            Expect.Waits => result.Failure is OperationCanceledException ? null : "expected to wait until the caller gives up",
            _ => result.Failure is OpenRouterException error ? Verdict(row, row.ReportOn(surface), surface, error) : "expected an OpenRouterException",
        };
    }

    private static string? Verdict(FaultCase row, Report report, Surface surface, OpenRouterException error)
    {
        if ((int?)error.StatusCode != report.Status || error.ErrorCode != report.Code)
        {
            return $"expected status {report.Status} and code {report.Code}, not {(int?)error.StatusCode} and {error.ErrorCode}";
        }

        // Whether a silence may pass is said, but it is not tried again.
        bool transient = row.Retried || row.Name.StartsWith("silence", StringComparison.Ordinal) || row.On(surface) == Expect.TextThenError;
        if (error.IsTransient != transient)
        {
            return $"expected IsTransient to be {transient}";
        }

        double? wait = error.RetryAfter?.TotalSeconds;
        return row.Wait is { } span ? (wait >= span.From && wait <= span.To ? null : $"expected a wait of {span}, not {wait}") : wait is null ? null : $"expected no wait, not {wait}";
    }
}
