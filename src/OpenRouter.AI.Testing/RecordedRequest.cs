using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing;

/// <summary>A request as it reached the emulator, with what became of its answer.</summary>
/// <remarks>Requests are recorded before they are checked, so one that was answered with an error is recorded too, and of one whose upload
/// breaks off what had come. One that began before a <see cref="OpenRouterEmulator.Reset"/> is not recorded after it.</remarks>
public sealed partial class RecordedRequest
{
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Exception? _failure;

    internal RecordedRequest(
        string method,
        string path,
        string query,
        IReadOnlyDictionary<string, string> headers,
        string text,
        JsonElement? body)
    {
        Method = method;
        Path = path;
        Query = query;
        Headers = headers;
        Text = text;
        Body = body;
        Size = Encoding.UTF8.GetByteCount(text) + headers.Sum(static header => (long)header.Key.Length + header.Value.Length);
    }

    /// <summary>Gets the HTTP method in capitals, for example <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>Gets the decoded path from the root of the server, without the query, for example
    /// <c>/api/v1/chat/completions</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the query as it was sent, with its question mark; empty when there was none.</summary>
    public string Query { get; }

    /// <summary>Gets the headers. Names are compared without regard to case; the values of a repeated header are joined by a
    /// comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the body exactly as it was sent, read as UTF-8; empty when there was none.</summary>
    public string Text { get; }

    /// <summary>Gets the body as JSON; <see langword="null"/> when there was none or it was not JSON. Half a pair of UTF-16, which JSON can spell
    /// (<c>"\ud800"</c>) but no text has, is U+FFFD here.</summary>
    public JsonElement? Body { get; }

    /// <summary>
    /// Gets a task that ends when the emulator has finished with the request: <see langword="true"/> when the whole answer was sent,
    /// <see langword="false"/> when the client left first, in its upload or in the answer, the emulator was disposed, or the scenario or script broke the answer off.
    /// It never fails.
    /// </summary>
    public Task<bool> Completion => _completion.Task;

    /// <summary>Gets what went wrong in the emulator itself, for example an exception of a rule's own condition; <see langword="null"/> when
    /// nothing did. Such a request was answered with status 500 and a message that names the rule. The assertions throw it.</summary>
    public Exception? Failure
    {
        get => Volatile.Read(ref _failure);
        internal set => Volatile.Write(ref _failure, value);
    }

    /// <summary>Gets how large body and headers are, in bytes.</summary>
    internal long Size { get; }

    /// <summary>Gets which request it is on its path, and of all, from 1.</summary>
    internal (int OnPath, int Total) Number { get; set; }

    /// <exception cref="EmulatorAssertionException">The emulator has failed.</exception>
    internal void ThrowIfFailed()
    {
        if (Failure is { } failure)
        {
            throw new RequestFailure(Path, ToString(), failure).ToException();
        }
    }

    internal void Complete(bool sent) => _completion.TrySetResult(sent);
}
