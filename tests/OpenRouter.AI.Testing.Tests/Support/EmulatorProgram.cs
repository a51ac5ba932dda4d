using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Support;

/// <summary>The program in <c>examples/Emulator</c>, built with the tests and run as people run it.</summary>
internal sealed class EmulatorProgram : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private EmulatorProgram(string[] arguments)
    {
        // Next to the output of this project, in the same configuration.
        DirectoryInfo own = new(AppContext.BaseDirectory);
        string program = Path.Combine(own.Parent!.Parent!.FullName, "Emulator", own.Name, "Emulator.dll");

        // Whoever was started in the background ignores SIGINT, and so would this.
        string[] line = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet", program, .. arguments] : ["dotnet", program, .. arguments];
        _process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _errors = _process.StandardError.ReadToEndAsync(Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static EmulatorProgram Start(params string[] arguments) => new(arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using EmulatorProgram program = new(arguments);
        return await program.EndAsync();
    }

    public async Task<string> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(Guard, Token) ?? await _errors;

    public async Task<(int Code, string Output, string Errors)> EndAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync(Token).WaitAsync(Guard, Token);
        await _process.WaitForExitAsync(Token).WaitAsync(Guard, Token);
        return (_process.ExitCode, output, await _errors);
    }

    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
