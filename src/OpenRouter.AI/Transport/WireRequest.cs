using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Transport;

/// <summary>
/// A request that can be sent any number of times. It owns the body: an answer can begin, or a call be cancelled, while the body is still
/// being written, so the pooled bytes go back only when the request is disposed and no write is under way.
/// </summary>
internal sealed class WireRequest : IDisposable
{
    // The owner, and each write under way.
    private int _users = 1;
    private int _disposed;

    internal WireRequest(
        HttpMethod method,
        string path,
        WireBody? body = null,
        IReadOnlyList<KeyValuePair<string, string>>? headers = null,
        bool expectsStream = false)
    {
        Method = method;
        Path = path;
        Body = body;
        Headers = headers;
        ExpectsStream = expectsStream;
    }

    internal HttpMethod Method { get; }

    /// <summary>Gets the path below the endpoint without a leading slash, with its query.</summary>
    internal string Path { get; }

    internal WireBody? Body { get; }

    /// <summary>Gets headers of this request alone, which win over all others.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; }

    /// <summary>Gets whether events are asked for; the answer may still be JSON.</summary>
    internal bool ExpectsStream { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            EndWrite();
        }
    }

    /// <summary>Keeps the body alive until <see cref="EndWrite"/>.</summary>
    internal WireBody BeginWrite()
    {
        int users = Volatile.Read(ref _users);
        while (users > 0)
        {
            int seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
            {
                return Body!;
            }

            users = seen;
        }

        throw new ObjectDisposedException(nameof(WireRequest));
    }

    internal void EndWrite()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            Body?.Dispose();
        }
    }
}
