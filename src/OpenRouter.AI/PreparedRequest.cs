using System;
using System.Threading;
using OpenRouter.AI.ChatCompletions;

namespace OpenRouter.AI;

/// <summary>A request made at the call, so that bad input is reported there; every enumeration after the first one makes it again.</summary>
internal sealed class PreparedRequest(Func<ChatRequest> make)
{
    private ChatRequest? _first = make();

    internal ChatRequest Take() => Interlocked.Exchange(ref _first, null) ?? make();
}
