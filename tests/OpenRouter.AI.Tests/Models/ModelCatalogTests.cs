using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Models;

public sealed class ModelCatalogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetModels_WithinItsLifetime_AreFetchedOnce()
    {
        FakeTimeProvider time = new();
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List(AccountWire.Model("a/b"))).Answer(AccountWire.List());
        using OpenRouterClient client = AccountWire.Client(handler, time);
        OpenRouterModelCatalog catalog = new(client, TimeSpan.FromMinutes(10));

        Assert.Single(await catalog.GetModelsAsync(Token));
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Single(await catalog.GetModelsAsync(Token));
        Assert.Equal("?output_modalities=all", Assert.Single(handler.Requests).Uri.Query);

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await catalog.GetModelsAsync(Token));
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task GetModels_Clear_FetchesAgain()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List(AccountWire.Model("a/b"))).Answer(AccountWire.List());
        using OpenRouterClient client = AccountWire.Client(handler);
        OpenRouterModelCatalog catalog = new(client);

        await catalog.GetModelsAsync(Token);
        catalog.Clear();

        Assert.Empty(await catalog.GetModelsAsync(Token));
    }

    [Fact]
    public async Task GetModels_Failure_IsNotKept()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.Failure(500), 500).Answer(AccountWire.List(AccountWire.Model("a/b")));
        using OpenRouterClient client = AccountWire.Client(handler);
        OpenRouterModelCatalog catalog = new(client);

        await Assert.ThrowsAsync<OpenRouterException>(() => catalog.GetModelsAsync(Token));

        Assert.Single(await catalog.GetModelsAsync(Token));
    }

    [Fact]
    public async Task GetModels_ManyAtOnce_ShareOneRequestThatNoneCancels()
    {
        using GatedHandler handler = new(AccountWire.List(AccountWire.Model("a/b")));
        using var http = new HttpClient(handler);
        using OpenRouterClient client = new(Wire.Options(), http);
        OpenRouterModelCatalog catalog = new(client);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var leaving = catalog.GetModelsAsync(source.Token);
        var staying = Enumerable.Range(0, 20).Select(_ => catalog.GetModelsAsync(Token)).ToArray();
        await handler.Asked;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        handler.Open();

        Assert.All(await Task.WhenAll(staying), static models => Assert.Equal("a/b", models.Single().Id));
        Assert.Equal(1, handler.Count);
    }

    [Fact]
    public async Task GetModels_CancelledBefore_AsksNothing()
    {
        ScriptedHandler handler = new();
        using OpenRouterClient client = AccountWire.Client(handler);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new OpenRouterModelCatalog(client).GetModelsAsync(new CancellationToken(true)));

        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData("a/b", "a/b")]
    [InlineData("A/B", "a/b")]
    [InlineData("a/b-2026", "a/b")]
    [InlineData("a/b:nitro", "a/b")]
    [InlineData("a/b:free", "a/b:free")]
    [InlineData("c/d:free", null)]
    [InlineData("x/y", null)]
    public async Task FindModel_Name_IsFoundWithoutRoutingVariant(string name, string? id)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(
            AccountWire.List(AccountWire.Model("a/b:free"), AccountWire.Model("a/b"), AccountWire.Model("c/d")));
        using OpenRouterClient client = AccountWire.Client(handler);

        Assert.Equal(id, (await new OpenRouterModelCatalog(client).FindModelAsync(name, Token))?.Id);
    }

    [Fact]
    public void Constructor_NegativeLifetime_IsRefused()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());

        Assert.Throws<ArgumentOutOfRangeException>(() => new OpenRouterModelCatalog(client, TimeSpan.FromSeconds(-1)));
    }

    private sealed class GatedHandler(string body) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task Asked => _asked.Task;

        public int Count => _count;

        public void Open() => _open.TrySetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            _asked.TrySetResult();
            await _open.Task.WaitAsync(cancellationToken);
            return new HttpResponseMessage { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        }
    }
}
