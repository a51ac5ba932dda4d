using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace OpenRouter.AI.Tests.Architecture;

/// <summary>Who may name whom. Wire does not know the abstractions. Mapping does not know HTTP. Endpoints do not know each other.</summary>
public sealed partial class RoomRulesTests
{
    private const string Abstractions = "Microsoft.Extensions.AI";
    private const string Http = "System.Net.Http";

    private static readonly string[] Rooms =
    [
        "Json", "Options", "Metadata", "Errors", "Tools", "Transport", "Inference", "ChatCompletions", "ChatCompletions/Wire",
        "Responses", "Responses/Wire", "Embeddings", "Embeddings/Wire", "Account", "Account/Wire", "Models", "Models/Wire", "Preflight", "AccountTools",
    ];

    private static readonly string[] Endpoints = ["ChatCompletions", "Responses", "Embeddings", "Account", "Models"];

    private static readonly string[] AboveEndpoints = ["Preflight", "AccountTools"];

    /// <summary>For each room, what its files must not name: other rooms by namespace, or namespaces of the framework.</summary>
    private static readonly Dictionary<string, string[]> Forbidden = new(StringComparer.Ordinal)
    {
        ["Json"] = [Abstractions, Http, .. Namespaces("Errors", "Transport", "Inference"), .. Above()],
        ["Options"] = [Abstractions, Http, .. Namespaces("Errors", "Transport", "Inference"), .. Above()],
        ["Metadata"] = [Abstractions, Http, .. Namespaces("Errors", "Transport", "Inference"), .. Above()],
        ["Errors"] = [Abstractions, .. Namespaces("Transport", "Inference"), .. Above()],
        ["Tools"] = [Http, .. Namespaces("Errors", "Transport", "Inference"), .. Above()],
        ["Transport"] = [Abstractions, .. Namespaces("Inference"), .. Above()],
        ["Inference"] = [Http, .. Namespaces("Transport"), .. Above()],
        ["ChatCompletions"] = [Http, .. Namespaces("Transport"), .. Above("ChatCompletions")],
        ["ChatCompletions/Wire"] = [Abstractions, Http, .. Namespaces("Transport", "Inference", "Errors"), .. Above("ChatCompletions")],
        ["Responses"] = [Http, .. Namespaces("Transport"), .. Above("Responses")],
        ["Responses/Wire"] = [Abstractions, Http, .. Namespaces("Transport", "Inference", "Errors"), .. Above("Responses")],
        ["Embeddings"] = [Http, .. Namespaces("Transport"), .. Above("Embeddings")],
        ["Embeddings/Wire"] = [Abstractions, Http, .. Namespaces("Transport", "Inference", "Errors"), .. Above("Embeddings")],
        ["Account"] = [Abstractions, Http, .. Namespaces("Transport", "Inference"), .. Above("Account")],
        ["Account/Wire"] = [Abstractions, Http, .. Namespaces("Transport", "Inference", "Errors"), .. Above("Account")],
        ["Models"] = [Http, .. Namespaces("Transport", "Inference"), .. Above("Models")],
        ["Models/Wire"] = [Abstractions, Http, .. Namespaces("Transport", "Inference", "Errors"), .. Above("Models")],
        ["Preflight"] = [Http, .. Namespaces("Transport", "ChatCompletions", "Responses", "Embeddings", "Account", "AccountTools")],
        ["AccountTools"] = [Http, .. Namespaces("Transport", "ChatCompletions", "Responses", "Embeddings", "Preflight")],
    };

    public static TheoryData<string> RoomNames => [.. Rooms];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Room_Sources_NameOnlyWhatTheyMay(string room)
    {
        string[] forbidden = Forbidden[room];
        List<string> broken = [];
        foreach (string file in Sources(room))
        {
            string[] lines = File.ReadAllLines(file);
            for (int line = 0; line < lines.Length; line++)
            {
                broken.AddRange(forbidden.Where(name => Names(lines[line], name))
                    .Select(name => $"{Path.GetRelativePath(SourceRoot, file)}:{line + 1} {room} must not name {name}"));
            }
        }

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Room_Folder_HasSources(string room) => Assert.NotEmpty(Sources(room));

    [Fact]
    public void PublicTypes_All_LiveInTheRootNamespace()
    {
        IEnumerable<Type> elsewhere = typeof(OpenRouterClient).Assembly.GetExportedTypes()
            .Where(type => !string.Equals(type.Namespace, "OpenRouter.AI", StringComparison.Ordinal));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Sources_OutsideCompatibility_HaveNoConditionalCompilation()
    {
        IEnumerable<string> conditional = AllSources()
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "Compatibility" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));
        Assert.Empty(conditional);
    }

    [Fact]
    public void Sources_All_AreFreeOfSuppressions()
    {
        IEnumerable<string> suppressing = AllSources()
            .Where(file => File.ReadLines(file).Any(line => line.Contains("#pragma warning disable", StringComparison.Ordinal)
                || line.Contains("SuppressMessage", StringComparison.Ordinal)));
        Assert.Empty(suppressing);
    }

    [Fact]
    public void Sources_All_StayUnderThreeHundredLines()
    {
        IEnumerable<string> long_ = AllSources().Where(file => File.ReadLines(file).Count() > 300);
        Assert.Empty(long_);
    }

    private static string SourceRoot { get; } = typeof(RoomRulesTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "SourceRoot").Value!;

    private static IEnumerable<string> Namespaces(params string[] rooms) => rooms.Select(room => "OpenRouter.AI." + room);

    /// <summary>The endpoints, but for the one that asks, and the rooms that stand on them.</summary>
    private static IEnumerable<string> Above(string? self = null) => Namespaces([.. Endpoints.Where(room => room != self), .. AboveEndpoints]);

    /// <summary>The files of a room; the wire of an endpoint is a room of its own.</summary>
    private static string[] Sources(string room) => [.. Directory.GetFiles(Path.Combine(SourceRoot, room), "*.cs", SearchOption.AllDirectories)
        .Where(file => room.EndsWith("/Wire", StringComparison.Ordinal)
            || !file.Contains(Path.DirectorySeparatorChar + "Wire" + Path.DirectorySeparatorChar, StringComparison.Ordinal))];

    private static string[] AllSources() => Directory.GetFiles(SourceRoot, "*.cs", SearchOption.AllDirectories);

    private static bool Names(string line, string name)
    {
        if (line.TrimStart().StartsWith("//", StringComparison.Ordinal) || Declaration().IsMatch(line))
        {
            return false;
        }

        int at = line.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at + name.Length == line.Length || !char.IsLetterOrDigit(line[at + name.Length]));
    }

    [GeneratedRegex(@"^\s*namespace\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
