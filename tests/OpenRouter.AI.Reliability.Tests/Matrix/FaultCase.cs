using System;
using System.Net;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>A row of the matrix.</summary>
/// <param name="Name">The name of the row.</param>
/// <param name="Make">Makes the fault; it may depend on how many events come before the second text.</param>
/// <param name="Expected">What each surface must make of it, in the order of <see cref="Surface"/>.</param>
internal sealed record FaultCase(string Name, Func<int, Fault> Make, params Expect[] Expected)
{
    public HttpStatusCode? Status { get; init; }

    public Fault For(Surface surface) => Make(surface == Surface.ResponsesStreamed ? 6 : 2);

    public Expect On(Surface surface) => Expected.Length == 1 ? Expected[0] : Expected[(int)surface];
}
