using System;
using System.Collections.Generic;
using System.Globalization;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Examples.Emulator;

/// <summary>What the command line asks for.</summary>
internal sealed record EmulatorArguments
{
    public const string Usage = """
        A local OpenRouter on 127.0.0.1, for curl and programs in any language.

          --port N            the port, up to 65535; without it, or with 0, a free one
          --script file.json  rules that say what is answered and what goes wrong
          --replay folder     answers with recordings
          --lenient           with --replay: takes the nearest recording instead of the same one
          --help              shows this
        """;

    public int Port { get; private init; }

    public string? Script { get; private init; }

    public string? Replay { get; private init; }

    public ReplayMatching Matching { get; private init; }

    public bool WantsHelp { get; private init; }

    /// <exception cref="FormatException">The line cannot be understood; the message says why.</exception>
    public static EmulatorArguments Read(string[] line)
    {
        EmulatorArguments read = new();
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int at = 0; at < line.Length; at++)
        {
            string name = line[at];
            if (!names.Add(name))
            {
                throw new FormatException($"{name} is there twice.");
            }

            read = name switch
            {
                "--help" or "-h" => read with { WantsHelp = true },
                "--lenient" => read with { Matching = ReplayMatching.Lenient },
                "--port" => read with { Port = PortOf(Value(line, ++at)) },
                "--script" => read with { Script = Value(line, ++at) },
                "--replay" => read with { Replay = Value(line, ++at) },
                _ => throw new FormatException($"'{name}' is not understood."),
            };
        }

        return read is { Matching: ReplayMatching.Lenient, Replay: null, WantsHelp: false }
            ? throw new FormatException("--lenient says how recordings are found, and needs --replay.")
            : read;
    }

    private static string Value(string[] line, int at) => at < line.Length && line[at].Length > 0 && !line[at].StartsWith("--", StringComparison.Ordinal)
        ? line[at]
        : throw new FormatException($"{line[at - 1]} needs a value.");

    private static int PortOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= ushort.MaxValue
        ? port
        : throw new FormatException($"'{text}' is no port, which is a number from 0 to 65535.");
}
