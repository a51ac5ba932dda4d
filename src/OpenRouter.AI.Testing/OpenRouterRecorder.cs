using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Recording;

namespace OpenRouter.AI.Testing;

/// <summary>
/// Writes each call that passes through it to a JSON file of its own, for <see cref="OpenRouterEmulator.Replay"/>. Credentials and account ids
/// are taken out before anything is written.
/// </summary>
/// <remarks>
/// <para>The format of a file: <c>method</c>, <c>url</c>, <c>endpoint</c> (the path behind <c>/api/v1/</c>), <c>model</c>, <c>recorded_at</c>,
/// <c>notes</c>; <c>request</c> with <c>headers</c> and <c>body</c> (JSON); <c>response</c> with <c>status</c>, <c>headers</c> and one of
/// <c>body</c> (JSON), <c>sse</c> (the text of a stream), <c>body_text</c> (other text) and <c>body_base64</c> (no text), and <c>is_cut</c>
/// where the answer broke off: such an answer is replayed with the connection closed. White space before a
/// JSON body, with which the service keeps a connection alive, is in <c>raw_prefix</c>. Unknown members are ignored.</para>
/// <para>Only headers that are known to be harmless are written. The values of those that hold credentials, and whatever has the form of a key
/// (<c>sk-…</c>, <c>AIza…</c>, <c>ghp_…</c>, <c>gsk_…</c>, <c>hf_…</c>, <c>Bearer …</c>, signed tokens), become <c>REDACTED</c> wherever they
/// stand; so do texts in members of bodies and parameters of addresses whose names end with <c>api_key</c>, <c>token</c>,
/// <c>authorization</c>, <c>password</c>, <c>secret</c>, <c>private_key</c> and the like, in any spelling, also in the events of a stream and in
/// JSON within strings, and so do the parameters that sign an address (<c>sig</c>, <c>X-Amz-Signature</c>) and the password before a host. Numbers
/// are never credentials. In lines of settings, headers and code within a text, a value without quotes behind a colon or a blank must hold a digit.
/// A key that a model spells out over several pieces of a stream is not recognised, nor is one without a telling name or form, nor one that a text
/// hides in a form of its own: look a recording over before it is committed.</para>
/// <para>An answer is passed on as it comes and is written when it has been read, or when the reader gives it up; the notes then say that it is
/// cut. A compressed body (gzip, deflate, br) is written decoded; a call whose body has another <c>Content-Encoding</c>, or a charset that is not known, is not written, and is
/// among the <see cref="Failures"/>. Prompts and answers are written as they are: record with prompts that may be kept.</para>
/// </remarks>
/// <example>
/// <code>
/// using HttpClient http = new(new OpenRouterRecorder("recordings", new SocketsHttpHandler()));
/// using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = key }, http);
/// </code>
/// </example>
public sealed class OpenRouterRecorder : DelegatingHandler
{
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly string _folder;
    private int _count;

    /// <summary>Initializes a recorder, for a factory that sets what is behind it.</summary>
    /// <param name="folder">The folder to write to. It is made when it is missing; files in it are kept.</param>
    public OpenRouterRecorder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = folder;
    }

    /// <summary>Initializes a recorder before another handler.</summary>
    /// <param name="folder">The folder to write to. It is made when it is missing; files in it are kept.</param>
    /// <param name="innerHandler">What sends the requests.</param>
    public OpenRouterRecorder(string folder, HttpMessageHandler innerHandler)
        : this(folder) => InnerHandler = innerHandler;

    /// <summary>Gets the clock for <c>recorded_at</c>.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets why calls could not be recorded; empty when all were. A recording that fails does not disturb its call.</summary>
    public IReadOnlyCollection<Exception> Failures => _failures.ToArray();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        Prepare();
        byte[] sent = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Recorded(request, sent, await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Prepare();

        // There is no other way to read a content and keep it; most are in memory already.
        byte[] sent = request.Content is { } content ? Task.Run(() => content.ReadAsByteArrayAsync(cancellationToken), cancellationToken).GetAwaiter().GetResult() : [];
        return Recorded(request, sent, base.Send(request, cancellationToken));
    }

    /// <summary>A folder that cannot be made is told before the call costs anything.</summary>
    private void Prepare() => Directory.CreateDirectory(_folder);

    private HttpResponseMessage Recorded(HttpRequestMessage request, byte[] sent, HttpResponseMessage response)
    {
        try
        {
            RecordingWriter writer = new(NextFile(), request, sent, response, TimeProvider.GetUtcNow(), _failures.Enqueue);
            response.Content = new RecordedContent(response.Content, writer);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _failures.Enqueue(error);
        }

        return response;
    }

    private string NextFile()
    {
        string stamp = TimeProvider.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        return Path.Combine(_folder, $"{stamp}-{Interlocked.Increment(ref _count):D5}-{Guid.NewGuid().ToString("N")[..6]}.json");
    }
}
