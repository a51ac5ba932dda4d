using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using OpenRouter.AI.Testing;

// A local OpenRouter for people: dotnet run --project examples/Emulator -- --port 8080 --script rules.json --replay recordings
const string Usage = "Usage: [--port N] [--script file.json] [--replay folder [--lenient]]";
OpenRouterEmulatorOptions options = new();
string? script = null;
string? replay = null;
ReplayMatching matching = ReplayMatching.Strict;
for (int at = 0; at < args.Length; at++)
{
    string? value = at + 1 < args.Length ? args[at + 1] : null;
    switch (args[at])
    {
        case "--port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535:
            options.Port = port;
            at++;
            break;
        case "--script" when value is not null:
            script = value;
            at++;
            break;
        case "--replay" when value is not null:
            replay = value;
            at++;
            break;
        case "--lenient":
            matching = ReplayMatching.Lenient;
            break;
        default:
            Console.Error.WriteLine($"'{args[at]}' is not understood. {Usage}");
            return 2;
    }
}

try
{
    await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(options);
    if (script is not null)
    {
        server.LoadScript(await File.ReadAllTextAsync(script));
    }

    if (replay is not null)
    {
        server.Replay(replay, matching);
    }

    Console.WriteLine($"OpenRouter emulator at {server.Endpoint}, key {server.ApiKey}. Ctrl+C ends it.");
    TaskCompletionSource ended = new();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        ended.TrySetResult();
    };
    await ended.Task;
    return 0;
}
catch (Exception error) when (error is IOException or FormatException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
