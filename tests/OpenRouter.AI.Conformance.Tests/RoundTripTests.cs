using System;
using System.Threading.Tasks;

namespace OpenRouter.AI.Conformance;

public sealed class RoundTripTests(ITestOutputHelper output) : RecordingTests(output)
{
    [Theory]
    [MemberData(nameof(Names))]
    public Task Recording_SentBack_IsUnchanged(string name) => RunAsync(
        RecordingCheck.RoundTrip,
        name,
        RecordingCheck.Chat.RoundTripAsync,
        field => field.StartsWith("sent.", StringComparison.Ordinal));
}
