using System;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenRouter.AI.Examples.Emulator;
using OpenRouter.AI.Testing;

// A local OpenRouter for people: dotnet run --project examples/Emulator -- --port 8080 --script rules.json --replay recordings
EmulatorArguments arguments;
try
{
    arguments = EmulatorArguments.Read(args);
}
catch (FormatException error)
{
    Console.Error.WriteLine($"{error.Message} --help shows what there is.");
    return 2;
}

if (arguments.WantsHelp)
{
    Console.WriteLine(EmulatorArguments.Usage);
    return 0;
}

// A failure of the emulator or of a script is no answer of the service: it is told here too, in one line.
using ILoggerFactory logs = LoggerFactory.Create(static logging => logging
    .AddSimpleConsole(static console => console.SingleLine = true)
    .Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace));
try
{
    await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(new OpenRouterEmulatorOptions { Port = arguments.Port, LoggerFactory = logs });
    if (arguments.Script is not null)
    {
        server.LoadScript(await File.ReadAllTextAsync(arguments.Script));
    }

    if (arguments.Replay is not null)
    {
        server.Replay(arguments.Replay, arguments.Matching);
    }

    // Both signals are asked for before the address is told: whoever reads it may end the program at once.
    TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    Console.WriteLine($"OpenRouter emulator at {server.Endpoint}, key {server.ApiKey}. Ctrl+C ends it.");
    await ended.Task;
    return 0;

    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ended.TrySetResult();
    }
}
catch (Exception error) when (error is IOException or InvalidDataException or FormatException or UnauthorizedAccessException or SocketException)
{
    string place = error switch
    {
        FormatException => $"{arguments.Script}: ",
        SocketException => $"Port {arguments.Port}: ",
        _ => string.Empty,
    };
    Console.Error.WriteLine(place + error.Message.ReplaceLineEndings(" "));
    return 1;
}
