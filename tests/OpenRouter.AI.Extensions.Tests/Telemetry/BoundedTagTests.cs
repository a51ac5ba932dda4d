using System.Linq;
using System.Threading;
using System.Threading.Tasks;
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

    [Fact]
    public async Task Of_ManyAtOnce_AreNeverMoreThanThereIsRoom()
    {
        for (int round = 0; round < 200; round++)
        {
            BoundedTag tag = new(2);
            using Barrier start = new(8);
            string[] values = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    return tag.Of($"{index}");
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            Assert.InRange(values.Where(static value => value != "other").Distinct().Count(), 0, 2);
        }
    }
}
