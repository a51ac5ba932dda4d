using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Tests.Support;

/// <summary>A response body that gives what the test pushes, and waits for more when there is nothing.</summary>
internal sealed class ScriptedStream : Stream
{
    private readonly Lock _gate = new();
    private readonly Queue<object> _steps = new();
    private TaskCompletionSource _pushed = New();
    private TaskCompletionSource _waiting = New();

    /// <summary>Gets a task that ends when a read waits for bytes.</summary>
    public Task Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Task;
            }
        }
    }

    public bool IsDisposed { get; private set; }

    public int Reads { get; private set; }

    /// <summary>Gets or sets whether a cancelled read goes on until the test pushes something, and then still writes.</summary>
    public bool IgnoresCancellation { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public ScriptedStream Push(string text) => Push((object)Encoding.UTF8.GetBytes(text));

    public ScriptedStream Push(Exception exception) => Push((object)exception);

    public ScriptedStream End() => Push((object)Array.Empty<byte>());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Reads++;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task pushed;
            lock (_gate)
            {
                if (_steps.TryPeek(out object? step))
                {
                    return Take(step, buffer);
                }

                pushed = _pushed.Task;
                _waiting.TrySetResult();
            }

            await (IgnoresCancellation ? pushed : pushed.WaitAsync(cancellationToken));
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScriptedStream Push(object step)
    {
        lock (_gate)
        {
            _steps.Enqueue(step);
            _waiting = New();
            TaskCompletionSource pushed = _pushed;
            _pushed = New();
            pushed.SetResult();
        }

        return this;
    }

    private int Take(object step, Memory<byte> buffer)
    {
        if (step is Exception exception)
        {
            throw exception;
        }

        byte[] bytes = (byte[])step;
        int count = Math.Min(bytes.Length, buffer.Length);
        bytes.AsSpan(0, count).CopyTo(buffer.Span);
        _steps.Dequeue();
        if (count < bytes.Length)
        {
            object[] later = [.. _steps];
            _steps.Clear();
            _steps.Enqueue(bytes[count..]);
            foreach (object next in later)
            {
                _steps.Enqueue(next);
            }
        }

        return count;
    }
}
