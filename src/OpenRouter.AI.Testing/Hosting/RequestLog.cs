using System;
using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Endpoints;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>The requests that an emulator remembers: the newest, up to a number and a size. How many were forgotten, and what failed, is kept.</summary>
internal sealed class RequestLog(int most, long mostBytes)
{
    // Enough to tell what is wrong; a script that fails always must not fill the memory.
    private const int MostFailures = 100;

    private readonly Queue<RecordedRequest> _kept = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<RequestFailure> _failures = [];
    private long _bytes;
    private int _count;
    private int _epoch;

    /// <summary>Gets the number of the time since the log was cleared last. A request that began before it belongs to an earlier test.</summary>
    internal int Epoch
    {
        get
        {
            lock (_kept)
            {
                return _epoch;
            }
        }
    }

    internal IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_kept)
            {
                return _kept.ToArray();
            }
        }
    }

    /// <summary>Gets what is kept of one path, or of all, how many older requests were forgotten, and what the emulator failed at.</summary>
    internal (IReadOnlyList<RecordedRequest> Requests, int Forgotten, IReadOnlyList<RequestFailure> Failures) Of(string? path)
    {
        lock (_kept)
        {
            RecordedRequest[] kept = [.. _kept.Where(request => path is null || request.Path == path)];
            int count = path is null ? _count : _counts.GetValueOrDefault(path);
            return (kept, count - kept.Length, [.. _failures.Where(failure => path is null || failure.Path == path)]);
        }
    }

    /// <param name="request">The request.</param>
    /// <param name="epoch">The <see cref="Epoch"/> in which it began.</param>
    internal void Add(RecordedRequest request, int epoch)
    {
        lock (_kept)
        {
            if (epoch != _epoch)
            {
                return;
            }

            int onPath = _counts.GetValueOrDefault(request.Path) + 1;
            if (EndpointPaths.AreCounted(request.Path))
            {
                _counts[request.Path] = onPath;
            }

            request.Number = (onPath, ++_count);
            _kept.Enqueue(request);
            _bytes += request.Size;

            // The newest is looked at by the test that sent it, whatever its size.
            while (_kept.Count > most || (_bytes > mostBytes && _kept.Count > 1))
            {
                _bytes -= _kept.Dequeue().Size;
            }
        }
    }

    /// <param name="request">The request at which the emulator failed.</param>
    /// <param name="epoch">The <see cref="Epoch"/> in which it began.</param>
    /// <param name="error">What went wrong.</param>
    internal void AddFailure(RecordedRequest request, int epoch, Exception error)
    {
        lock (_kept)
        {
            request.Failure = error;
            if (epoch == _epoch && _failures.Count < MostFailures)
            {
                _failures.Add(new RequestFailure(request.Path, request.ToString(), error));
            }
        }
    }

    internal void Clear()
    {
        lock (_kept)
        {
            _kept.Clear();
            _counts.Clear();
            _failures.Clear();
            _bytes = 0;
            _count = 0;
            _epoch++;
        }
    }
}
