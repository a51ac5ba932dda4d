using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>The program for people: what they type wrong is told in one line, and it ends when it is told to.</summary>
public sealed class EmulatorProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("program").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--port x")]
    [InlineData("--port 65536")]
    [InlineData("--port")]
    [InlineData("--script --lenient")]
    [InlineData("--lenient")]
    [InlineData("--odd")]
    [InlineData("--port 0 --port 0")]
    public async Task Line_NotUnderstood_IsToldWithCode2(string line)
    {
        (int code, string output, string errors) = await EmulatorProgram.RunAsync(line.Split(' '));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.EndsWith("--help shows what there is.", OneLine(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_Always_IsShownWithCode0()
    {
        (int code, string output, string errors) = await EmulatorProgram.RunAsync("--help");

        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.Contains("--replay folder", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "--replay", "odd.json is no recording")]
    [InlineData("""{"endpoint":"x","response":{"status":200}}""", "--replay", "odd.json is no recording: response has none of body")]
    [InlineData("""{"rules":[{"txt":1}]}""", "--script", "odd.json: rules[0].txt: unknown")]
    public async Task File_ThatIsBroken_IsToldWithCode1(string text, string option, string what)
    {
        string file = Path.Combine(_folder, "odd.json");
        await File.WriteAllTextAsync(file, text, Token);

        (int code, string output, string errors) = await EmulatorProgram.RunAsync(option, file);

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(what, OneLine(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--replay", "nothing")]
    [InlineData("--script", "nothing.json")]
    [InlineData("--script", "")]
    public async Task File_ThatCannotBeRead_IsToldWithCode1(string option, string name)
    {
        string file = Path.Combine(_folder, name);

        (int code, _, string errors) = await EmulatorProgram.RunAsync(option, file);

        Assert.Equal(1, code);
        Assert.Contains(Path.TrimEndingDirectorySeparator(file), OneLine(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_InUse_IsToldWithCode1()
    {
        await using OpenRouterEmulator other = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        string port = other.Endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        (int code, _, string errors) = await EmulatorProgram.RunAsync("--port", port);

        Assert.Equal(1, code);
        Assert.Contains(port, OneLine(errors), StringComparison.Ordinal);
    }

    /// <summary>It answers, tells its own failures in one line each, and ends in good order.</summary>
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_WhileItRuns_EndsItWithCode0(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        string recording = Path.Combine(_folder, "recording.json");
        await File.WriteAllTextAsync(recording, """{"endpoint":"models","method":"GET","response":{"status":204,"body_text":"that is not sent"}}""", Token);
        using EmulatorProgram program = EmulatorProgram.Start("--replay", _folder);
        string line = await program.ReadLineAsync();
        Assert.StartsWith("OpenRouter emulator at http://127.0.0.1:", line, StringComparison.Ordinal);
        using HttpClient http = new();
        Uri address = new(line.Split(' ')[3].TrimEnd(','));
        using (HttpResponseMessage none = await http.PostAsync(new Uri(address + "/chat/completions"), new StringContent("{}", Encoding.UTF8), Token))
        {
            Assert.Equal(404, (int)none.StatusCode);
        }

        using (HttpResponseMessage empty = await http.GetAsync(new Uri(address + "/models"), Token))
        {
            Assert.Equal(204, (int)empty.StatusCode);
        }

        await program.SignalAsync(signal);
        (int code, string output, string errors) = await program.EndAsync();

        Assert.Equal(0, code);
        Assert.Empty(output);
        Assert.Empty(errors);
    }

    private static string OneLine(string errors)
    {
        string line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("Unhandled", line, StringComparison.Ordinal);
        return line.TrimEnd();
    }
}
