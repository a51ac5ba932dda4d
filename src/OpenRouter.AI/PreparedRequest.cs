using System;
using System.Threading;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI;

/// <summary>A request made at the call, so that bad input is reported there; every enumeration after the first one makes it again.</summary>
internal sealed class PreparedRequest(Func<InferenceRequest> make)
{
    private InferenceRequest? _first = make();

    internal InferenceRequest Take() => Interlocked.Exchange(ref _first, null) ?? make();
}
