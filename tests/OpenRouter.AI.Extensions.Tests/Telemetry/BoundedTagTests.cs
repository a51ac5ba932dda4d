using OpenRouter.AI.Telemetry;

namespace OpenRouter.AI.Extensions.Tests.Telemetry;

public class BoundedTagTests
{
    [Fact]
    public void Of_MoreValuesThanRoom_AreOne()
    {
        BoundedTag tag = new(2);

        Assert.Equal(["a", "b", "other", "a", "unknown"], [tag.Of("a"), tag.Of("b"), tag.Of("c"), tag.Of("a"), tag.Of(null)]);
    }

    [Fact]
    public void Of_UnprovenValue_TakesNoRoom()
    {
        BoundedTag tag = new(1);

        Assert.Equal(["other", "a", "a", "other"], [tag.OfUnproven("made up"), tag.Of("a"), tag.OfUnproven("a"), tag.Of("b")]);
    }
}
