using System;
using System.Threading;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>Ctrl+C stops the answer that is being given; when none is, it ends the program as usual.</summary>
internal sealed class Interruption : IDisposable
{
    private CancellationTokenSource? _answer;

    internal Interruption() => Console.CancelKeyPress += OnCancel;

    /// <summary>Begins an answer that Ctrl+C stops.</summary>
    internal CancellationTokenSource Begin()
    {
        CancellationTokenSource answer = new();
        _answer = answer;
        return answer;
    }

    /// <summary>Ends the answer.</summary>
    internal void End() => _answer = null;

    public void Dispose() => Console.CancelKeyPress -= OnCancel;

    private void OnCancel(object? sender, ConsoleCancelEventArgs pressed)
    {
        if (_answer is { } answer)
        {
            pressed.Cancel = true;
            answer.Cancel();
        }
    }
}
