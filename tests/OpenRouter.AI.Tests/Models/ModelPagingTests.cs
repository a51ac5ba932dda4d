using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Models;

public sealed class ModelPagingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_NextLinks_AreFollowedWithTheFilters()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(Page("\"/api/v1/models?offset=2&limit=2\"", 3, "a/1", "a/2"))
            .Answer(Page("null", 3, "a/3"));

        Assert.Equal(["a/1", "a/2", "a/3"], await ListAsync(handler, new OpenRouterModelQuery { Search = "a" }));
        Assert.Equal(["?q=a", "?q=a&offset=2&limit=2"], handler.Requests.Select(static request => request.Uri.Query));
    }

    [Theory]
    [InlineData("https://evil.test/api/v1/models?cursor=2")]
    [InlineData("//evil.test/models?cursor=2#there")]
    [InlineData("?cursor=2")]
    public async Task Pages_NextElsewhere_IsAskedOfTheOwnEndpoint(string link)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page($"\"{link}\"", 2, "a/1")).Answer(Page("null", 2, "a/2"));

        Assert.Equal(["a/1", "a/2"], await ListAsync(handler));
        Assert.Equal("https://host.test/api/v1/models?cursor=2", handler.Requests[1].Uri.AbsoluteUri);
    }

    [Fact]
    public async Task Pages_NextRepeatsItselfAfterAll_End()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page("\"?page=2\"", 2, "a/1")).Answer(Page("\"?page=2\"", 2, "a/2"));

        Assert.Equal(["a/1", "a/2"], await ListAsync(handler));
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData("a/2")]
    [InlineData(null)]
    public async Task Pages_NextLeadsNowhereBeforeTheEnd_IsRaised(string? second)
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(Page("\"?page=2\"", 5, "a/1"))
            .Answer(Page(second is null ? "\"?page=3\"" : "\"?page=2\"", 5, second is null ? [] : [second]));

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => ListAsync(handler));

        Assert.Contains("the pages of the list end after", failure.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WithoutLinks_AreCounted()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer("""{"data":[{"id":"a/3"},{"id":"a/4"}],"total_count":5}""")
            .Answer("""{"data":[{"id":"a/5"}],"total_count":5}""");

        Assert.Equal(["a/3", "a/4", "a/5"], await ListAsync(handler, new OpenRouterModelQuery { Offset = 2 }));
        Assert.Equal(["?offset=2", "?offset=4"], handler.Requests.Select(static request => request.Uri.Query));
    }

    [Fact]
    public async Task Pages_NoNextBeforeTheEnd_AreCounted()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page("null", 3, "a/1", "a/2")).Answer(Page("null", 3, "a/3"));

        Assert.Equal(["a/1", "a/2", "a/3"], await ListAsync(handler, new OpenRouterModelQuery { Limit = 5000 }));
        Assert.Equal(["?limit=1000", "?limit=1000&offset=2"], handler.Requests.Select(static request => request.Uri.Query));
    }

    [Fact]
    public async Task Pages_NoneAskedFor_AreTheWholeListWithoutANext()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page("null", 338, "a/1", "a/2"));

        Assert.Equal(["a/1", "a/2"], await ListAsync(handler));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Pages_NoNextAndNoMoreModelsBeforeTheEnd_IsRaised()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page("null", 3, "a/1", "a/2")).Answer(Page("null", 3));

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(
            () => ListAsync(handler, new OpenRouterModelQuery { Limit = 5000 }));

        Assert.Contains("the pages of the list end after 2 of 3 models", failure.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_Limit_BoundsTheWholeList()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(Page("\"?offset=2&limit=2\"", 9, "a/1", "a/2"))
            .Answer(Page("\"?offset=4&limit=2\"", 9, "a/3", "a/4"));

        Assert.Equal(["a/1", "a/2", "a/3"], await ListAsync(handler, new OpenRouterModelQuery { Limit = 3 }));
        Assert.Equal(["?limit=3", "?limit=2&offset=2"], handler.Requests.Select(static request => request.Uri.Query));
    }

    [Fact]
    public async Task Pages_LimitBeyondAPage_AsksForWholePages()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page("null", 1, "a/1"));

        await ListAsync(handler, new OpenRouterModelQuery { Limit = 5000 });

        Assert.Equal("?limit=1000", handler.Requests.Single().Uri.Query);
    }

    [Fact]
    public async Task Pages_OneThatFails_IsRaisedAfterTheFirst()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page("\"?page=2\"", 2, "a/1")).Answer(AccountWire.Failure(500), 500);
        using OpenRouterClient client = AccountWire.Client(handler);
        List<string> seen = [];

        await Assert.ThrowsAsync<OpenRouterException>(async () =>
        {
            await foreach (OpenRouterModel model in client.GetModelsAsync(cancellationToken: Token))
            {
                seen.Add(model.Id);
            }
        });

        Assert.Equal(["a/1"], seen);
    }

    [Fact]
    public async Task Pages_CallerLeaves_NoFurtherPageIsAsked()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Page("\"?page=2\"", 2, "a/1"));
        using OpenRouterClient client = AccountWire.Client(handler);

        await foreach (OpenRouterModel model in client.GetModelsAsync(cancellationToken: Token))
        {
            Assert.Equal("a/1", model.Id);
            break;
        }

        Assert.Single(handler.Requests);
    }

    private static string Page(string next, int total, params string[] ids) =>
        "{\"data\":[" + string.Join(",", ids.Select(static id => $$"""{"id":"{{id}}"}""")) + "],\"links\":{\"next\":" + next + "},\"total_count\":" + total + "}";

    private static async Task<List<string>> ListAsync(ScriptedHandler handler, OpenRouterModelQuery? query = null)
    {
        using OpenRouterClient client = AccountWire.Client(handler);
        return await client.GetModelsAsync(query, Token).Select(static model => model.Id).ToListAsync(Token);
    }
}
