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
            if (row.On(surface) == Expect.Error)
            {
                bool transient = result.Failure is null;
                Assert.Equal(transient ? 2 : 1, result.Requests);
                Assert.Equal(transient ? Caller.Whole(surface) : string.Empty, result.Text);

                // After a silence nobody knows whether the service still works and charges, so that it is not asked again.
                Assert.True(transient || row.Name.StartsWith("silence", StringComparison.Ordinal) || result.Failure is OpenRouterException { IsTransient: false }, $"{surface}: {result.Failure}");
            }
            else
            {
                Assert.Equal(1, result.Requests);
                Assert.Equal(row.On(surface) == Expect.TextThenError, result.Failure is not null);
            }
        }
    }

    [Fact]
    public async Task Table_Always_IsTheOneInTheDocuments()
    {
        StringBuilder table = new("| fault | " + string.Join(" | ", Enum.GetNames<Surface>()) + " |\n|---|" + string.Concat(Enum.GetNames<Surface>().Select(_ => "---|")) + "\n");
        foreach (FaultCase row in FaultCases.All)
        {
            table.Append("| ").Append(row.Name).Append(" | ").AppendJoin(" | ", Enum.GetValues<Surface>().Select(surface => Words(row.On(surface)))).Append(" |\n");
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
        {
            await ReliabilityDocument.ReplaceAsync(Path.Combine(folder, "reliability.md"), table.ToString());
        }

        string documents = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "reliability.md"), TestContext.Current.CancellationToken);
        Assert.Contains(table.ToString().ReplaceLineEndings("\n"), documents.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>Calls all surfaces at once: a silence takes its time on each.</summary>
    private Task<(Surface Surface, CallResult Result)[]> CallAllAsync(FaultCase row, int retries, int times = int.MaxValue)
    {
        Caller caller = new(_server);
        return Task.WhenAll(Enum.GetValues<Surface>().Select(async surface => (surface, await caller.CallAsync(surface, row.For(surface), retries, times))));
    }

    private static string Words(Expect expect) => expect switch
    {
        Expect.Answer => "answer",
        Expect.Error => "exception",
        Expect.TextThenError => "text, then exception",
        Expect.Undetectable => "answer (see below)",
        _ => "answer with U+FFFD",
    };

    private static string? Verdict(FaultCase row, Surface surface, CallResult result)
    {
        string whole = Caller.Whole(surface);
        bool delivered = result.Text.Length > 0;
        if (result.Requests != 1)
        {
            return $"{result.Requests} requests";
        }

        if (result.Failure is not (null or OpenRouterException))
        {
            return "an exception of another type";
        }

        return row.On(surface) switch
        {
            Expect.Answer => result.Failure is null && result.Text == whole ? null : "expected the whole answer",
            Expect.Replaced => result.Failure is null && (result.Text.Length == whole.Length) ? null : "expected an answer of the same length",
            Expect.Undetectable => result.Failure is null ? null : "expected an answer",
            Expect.Error when result.Failure is OpenRouterException error && !delivered =>
                row.Status is null || error.StatusCode == row.Status ? null : $"expected the status {row.Status}",
            Expect.Error => "expected an exception and nothing else",
            _ => result.Failure is not null && delivered && (row.Name == "event missing" || whole.StartsWith(result.Text, StringComparison.Ordinal)) ? null : "expected text, then an exception",
        };
    }
}
