using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>A recorded call, read from its file.</summary>
internal sealed class RecordingFile
{
    /// <exception cref="InvalidDataException">The file is no recording; the message names it and says why.</exception>
    internal RecordingFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        string text = string.Join('\n', File.ReadLines(path));
        try
        {
            JsonField call = new(JsonText.Element(text), string.Empty);
            JsonField request = Object(call, "request");
            Method = Text(call, "method") ?? "POST";
            Uri? url = Address(call);
            Endpoint = RecordedPath.Of(Text(call, "endpoint"), url);
            Query = Secrets.Known.Remove(url?.Query ?? string.Empty);
            Body = request["body"].IsGiven ? Secrets.Known.Remove(JsonNode.Parse(request["body"].Value.GetRawText())) : null;
            Answer = RecordedAnswer.Read(Object(call, "response"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or FormatException or InvalidDataException)
        {
            throw new InvalidDataException($"{path} is no recording: {error.Message}", error);
        }
    }

    internal string Name { get; }

    internal string Method { get; }

    internal string Endpoint { get; }

    internal string Query { get; }

    internal JsonNode? Body { get; }

    internal WireAnswer Answer { get; }

    /// <summary>Gets a member that is a text where it is given.</summary>
    internal static string? Text(JsonField owner, string name) => !owner[name].IsGiven ? null
        : owner[name].IsText ? owner[name].Text : throw new InvalidDataException($"{owner[name].Path} is no text.");

    /// <summary>Gets a member that is an object where it is given.</summary>
    internal static JsonField Object(JsonField owner, string name) => !owner[name].IsGiven || owner[name].IsObject
        ? owner[name]
        : throw new InvalidDataException($"{owner[name].Path} is no object.");

    private static Uri? Address(JsonField call)
    {
        if (!call.IsObject)
        {
            throw new InvalidDataException("it is not a JSON object.");
        }

        return Text(call, "url") is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? url : throw new InvalidDataException("url is no absolute address.");
    }
}
