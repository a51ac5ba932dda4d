using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Preflight;

/// <summary>A client with a preflight before it, a catalog of a few models, and one answer.</summary>
internal sealed class PreflightSetup : IDisposable
{
    public const string Answer =
        """{"id":"gen-1","model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hi"}}]}""";

    public const string Stream =
        "data: {\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"delta\":{\"content\":\"Hi\"}}]}\n\ndata: [DONE]\n\n";

    private static readonly string[] Catalog =
    [
        AccountWire.Model("poor/text", prompt: "0", completion: "0", parameters: "\"temperature\""),
        AccountWire.Model("rich/all", "0.00001", "0.00002", "\"text\",\"image\",\"file\",\"audio\",\"video\"", "\"text\",\"image\""),
        AccountWire.Model("good/all", "0.000001", "0.000002", "\"text\",\"image\",\"file\",\"audio\",\"video\"", "\"text\",\"image\""),
        AccountWire.Model("fine/all", "0.000003", "0.000002", "\"text\",\"image\",\"file\",\"audio\",\"video\"", "\"text\",\"image\""),
        AccountWire.Model("dear/all", "0.1", "0.1", "\"text\",\"image\",\"file\",\"audio\",\"video\"", "\"text\",\"image\""),
        AccountWire.Model("must/think", more: ""","reasoning":{"mandatory":true,"supported_efforts":["high","low"]}"""),
        AccountWire.Model("only/vectors", outputs: "\"embeddings\""),
        AccountWire.Model("gone/model", more: ""","expiration_date":"2026-01-31" """),
        AccountWire.Model("openrouter/auto", "-1", "-1", "\"text\",\"image\",\"file\",\"audio\",\"video\"", "\"text\",\"image\""),
    ];

    private readonly ScriptedHandler _handler = new();
    private readonly OpenRouterClient _client;

    public PreflightSetup(string? model, OpenRouterPreflightMode mode, bool withCatalog = true, int catalogStatus = 200, string answer = Answer)
    {
        if (withCatalog)
        {
            _handler.Answer(catalogStatus == 200 ? AccountWire.List(Catalog) : AccountWire.Failure(catalogStatus), catalogStatus);
        }

        _handler.Answer(answer, 200, answer == Stream ? "text/event-stream" : "application/json");
        _client = AccountWire.Client(_handler, new FakeTimeProvider(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)));
        Chat = new OpenRouterPreflightChatClient(_client.AsIChatClient(model), new OpenRouterModelCatalog(_client), mode, Reports.Add);
    }

    public OpenRouterPreflightChatClient Chat { get; }

    public List<OpenRouterPreflightReport> Reports { get; } = [];

    public IEnumerable<string> Paths => _handler.Requests.Select(static request => request.Uri.AbsolutePath["/api/v1/".Length..]);

    public Task<ChatResponse> AskAsync(string request, Action<OpenRouterRequestOptions>? configure = null)
    {
        ChatOptions options = PreflightRequests.Options(request);
        if (configure is not null)
        {
            options.WithOpenRouter(configure);
        }

        return Chat.GetResponseAsync(PreflightRequests.Messages(request), options, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Chat.Dispose();
        _client.Dispose();
    }
}
