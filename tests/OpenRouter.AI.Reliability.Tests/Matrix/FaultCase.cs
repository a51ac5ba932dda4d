using System;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>A row of the matrix, with all that must come of it.</summary>
/// <param name="Name">The name of the row.</param>
/// <param name="Make">Makes the fault; it may depend on how many events come before the third text.</param>
/// <param name="Expected">What each surface must make of it, in the order of <see cref="Surface"/>.</param>
internal sealed record FaultCase(string Name, Func<int, Fault> Make, params Expect[] Expected)
{
    /// <summary>Gets what the exceptions say.</summary>
    public Report Report { get; init; } = Report.None;

    /// <summary>Gets what they say on the Responses endpoint, where that differs.</summary>
    public Report? Responses { get; init; }

    /// <summary>Gets what they say in a stream of the Responses endpoint, where that differs.</summary>
    public Report? ResponsesStreamed { get; init; }

    /// <summary>Gets the wait that the exceptions must tell, from and to.</summary>
    public (double From, double To)? Wait { get; init; }

    /// <summary>Gets whether the call is made again when nothing was delivered.</summary>
    public bool Retried { get; init; }

    /// <summary>Gets the text that is delivered, whole or before the exception, where it is not the usual one.</summary>
    public Func<Surface, string?> Said { get; init; } = static _ => null;

    public Fault For(Surface surface) => Make(surface == Surface.ResponsesStreamed ? 6 : 2);

    public Expect On(Surface surface) => Expected.Length == 1 ? Expected[0] : Expected[(int)surface];

    public bool IsRetried(Surface surface) => Retried && On(surface) == Expect.Error;

    public Report ReportOn(Surface surface) => surface switch
    {
        Surface.ResponsesStreamed => ResponsesStreamed ?? Responses ?? Report,
        Surface.Responses => Responses ?? Report,
        _ => Report,
    };

    public string TextOn(Surface surface) => On(surface) switch
    {
        Expect.Error or Expect.Waits => string.Empty,
        Expect.TextThenError => Said(surface) ?? Caller.Before,
        _ => Said(surface) ?? Caller.Whole(surface),
    };
}
