using System;
using System.Threading;
using OpenRouter.AI.Testing.Catalog;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>Numbers the answers of an emulator. The ids have the form of the service's: <c>gen-</c>, Unix seconds, 20 letters and
/// digits.</summary>
internal sealed class GenerationSource
{
    private readonly TimeProvider _timeProvider;
    private int _count;

    internal GenerationSource(TimeProvider timeProvider) => _timeProvider = timeProvider;

    internal Generation Next(EmulatedModel model)
    {
        long now = _timeProvider.GetUtcNow().ToUnixTimeSeconds();
        return new Generation($"gen-{now}-Emulator{Interlocked.Increment(ref _count):D12}", now, model.Slug);
    }
}
