using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing;

/// <content>What the body says, whichever endpoint it is for, and how much of the answer went out.</content>
public sealed partial class RecordedRequest
{
    private long _bytesSent;
    private long _bytesAtCancel = -1;

    /// <summary>Gets the model that is asked for; <see langword="null"/> when the body names none.</summary>
    public string? Model => Field["model"].IsText ? Field["model"].Text : null;

    /// <summary>Gets whether a stream is asked for.</summary>
    public bool IsStreaming => Field["stream"].IsTrue;

    /// <summary>Gets the text of the user's last message, or of the inputs for embeddings, one in a line; empty when there is none.</summary>
    public string LastMessage => Field["messages"].IsArray ? LastOf(Field["messages"])
        : Field["input"].IsText ? Field["input"].Text
        : Field["input"].Items().Any(static item => item["role"].IsText) ? LastOf(Field["input"])
        : string.Join('\n', Field["input"].Items().Select(static item => item.IsText ? item.Text : ChatRequest.TextOf(item["content"])));

    /// <summary>Gets the names of the function tools that are offered.</summary>
    public IReadOnlyList<string> ToolNames =>
        [.. Field["tools"].Items().Select(static tool => tool["function"]["name"].IsText ? tool["function"]["name"] : tool["name"]).Where(static name => name.IsText).Select(static name => name.Text)];

    /// <summary>Gets how many bytes of the body of the answer were handed to the connection so far.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Gets how many bytes were handed to the connection since the token of <see cref="WatchCancellation"/> was cancelled; 0 before
    /// that. Zero, or very few, says that the client closed the connection at once.</summary>
    public long BytesSentAfterCancel => Interlocked.Read(ref _bytesAtCancel) is >= 0 and long mark ? BytesSent - mark : 0;

    private JsonField Field => new(Body ?? default, string.Empty);

    /// <summary>Has <see cref="BytesSentAfterCancel"/> count from the moment that a token is cancelled.</summary>
    /// <param name="cancellationToken">The token that the client under test was called with.</param>
    /// <returns>Ends the watch when it is disposed.</returns>
    public IDisposable WatchCancellation(CancellationToken cancellationToken) =>
        cancellationToken.Register(() => Interlocked.CompareExchange(ref _bytesAtCancel, BytesSent, -1));

    /// <summary>Gets a value of the body by its path.</summary>
    /// <param name="path">Names and indexes, for example <c>messages[0].content</c>.</param>
    /// <returns>The value; <see langword="null"/> when it is not there.</returns>
    public JsonElement? At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        JsonElement? value = Body;
        foreach (string step in path.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal)
            .Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            value = value switch
            {
                { ValueKind: JsonValueKind.Object } found when found.TryGetProperty(step, out JsonElement member) => member,
                { ValueKind: JsonValueKind.Array } found when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                    && index < found.GetArrayLength() => found[index],
                _ => null,
            };
        }

        return value;
    }

    /// <summary>Checks a value of the body.</summary>
    /// <param name="path">Names and indexes, for example <c>messages[0].content</c>.</param>
    /// <param name="json">The value as JSON, for example <c>0.5</c> or <c>"auto"</c> with its quotes; <see langword="null"/> says that it must
    /// not be there.</param>
    /// <exception cref="EmulatorAssertionException">The value is another: the message has both, and the body. Or the emulator itself has failed
    /// at this request.</exception>
    /// <exception cref="ArgumentException"><paramref name="json"/> is no JSON, such as a text without its quotes.</exception>
    public void AssertBody(string path, string? json)
    {
        JsonElement? expected = json is null ? null : JsonText.Argument(json, nameof(json));
        ThrowIfFailed();
        JsonElement? value = At(path);
        bool same = expected is null ? value is null : value is { } found && JsonText.AreEqual(found, expected.Value);
        if (!same)
        {
            throw new EmulatorAssertionException(
                $"Expected {path} to be {json ?? "absent"}, but it is {value?.GetRawText() ?? "absent"}. The body of {Method} {Path} was:\n{Text}");
        }
    }

    /// <summary>Writes the request as JSON: method, path, query, headers and body. The key is left out.</summary>
    /// <returns>The JSON text, indented.</returns>
    public string ToJson()
    {
        JsonObject headers = [];
        foreach ((string name, string value) in Headers.Where(static header => !Recording.SecretNames.IsSecret(header.Key)))
        {
            headers[name] = value;
        }

        return JsonText.Indented(new JsonObject
        {
            ["method"] = Method,
            ["path"] = Path,
            ["query"] = Query,
            ["headers"] = headers,
            ["body"] = Body is { } body ? JsonNode.Parse(body.GetRawText()) : Text,
        });
    }

    /// <summary>Says what was asked, in one line.</summary>
    /// <returns>Method, path, model and the beginning of the last message.</returns>
    public override string ToString()
    {
        string message = LastMessage;
        return $"{Method} {Path}, model {Model ?? "none"}{(IsStreaming ? ", streamed" : string.Empty)}"
            + (message.Length == 0 ? string.Empty : $": {Beginning(message)}");
    }

    internal void Sent(int bytes) => Interlocked.Add(ref _bytesSent, bytes);

    /// <summary>Cuts a long text, not within a sign, and puts it into one line.</summary>
    private static string Beginning(string text)
    {
        const int most = 80;
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= most ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[most - 1]) ? most - 1 : most), "…");
    }

    private static string LastOf(JsonField messages) => messages.Items().Where(static message => message["role"].Text == "user")
        .Select(static message => ChatRequest.TextOf(message["content"])).LastOrDefault(string.Empty);
}
