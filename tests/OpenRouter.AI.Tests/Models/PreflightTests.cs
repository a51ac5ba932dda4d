using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Models;

public sealed class PreflightTests
{
    private const string Answer =
        """{"id":"gen-1","model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hi"}}]}""";

    private const string Stream =
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

    public static TheoryData<string, string, OpenRouterPreflightCheck, string> Lacks => new()
    {
        { "image", "poor/text", OpenRouterPreflightCheck.InputModality, "image" },
        { "audio", "poor/text", OpenRouterPreflightCheck.InputModality, "audio" },
        { "video", "poor/text", OpenRouterPreflightCheck.InputModality, "video" },
        { "file", "poor/text", OpenRouterPreflightCheck.InputModality, "file" },
        { "native pdf", "poor/text", OpenRouterPreflightCheck.InputModality, "file" },
        { "image in result", "must/think", OpenRouterPreflightCheck.InputModality, "image" },
        { "image output", "poor/text", OpenRouterPreflightCheck.OutputModality, "image" },
        { "tools", "poor/text", OpenRouterPreflightCheck.Tools, "tools" },
        { "schema", "poor/text", OpenRouterPreflightCheck.StructuredOutput, "structured_outputs" },
        { "json", "poor/text", OpenRouterPreflightCheck.StructuredOutput, "response_format" },
        { "none", "must/think", OpenRouterPreflightCheck.ReasoningEffort, "none" },
        { "medium", "poor/text", OpenRouterPreflightCheck.ReasoningEffort, "reasoning" },
        { "long", "poor/text", OpenRouterPreflightCheck.ContextLength, "context_length" },
        { "output", "poor/text", OpenRouterPreflightCheck.MaxOutputTokens, "max_completion_tokens" },
        { "plain", "gone/model", OpenRouterPreflightCheck.Expiration, "expiration_date" },
        { "plain", "only/vectors", OpenRouterPreflightCheck.OutputModality, "text" },
        { "plain", "no/such", OpenRouterPreflightCheck.KnownModel, "model" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Lacks))]
    public async Task Throw_ModelLacksSomething_NothingIsSent(string request, string model, OpenRouterPreflightCheck check, string capability)
    {
        using Setup setup = new(model, OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync(request));

        OpenRouterPreflightIssue issue = Assert.Single(refused.Report.Issues);
        Assert.Equal((model, check, capability), (issue.ModelId, issue.Check, issue.Capability));
        Assert.StartsWith(issue.Message, refused.Message, StringComparison.Ordinal);
        Assert.True(refused.Report.IsBlocking);
        Assert.Equal("models", Assert.Single(setup.Paths));
    }

    [Theory]
    [InlineData("image")]
    [InlineData("file")]
    [InlineData("image output")]
    [InlineData("tools")]
    [InlineData("schema")]
    [InlineData("json")]
    [InlineData("medium")]
    [InlineData("none")]
    public async Task Throw_ModelHasAll_IsSent(string request)
    {
        using Setup setup = new("good/all", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync(request)).Text);
        Assert.Equal(["models", "chat/completions"], setup.Paths);
    }

    [Theory]
    [InlineData("openrouter/auto")]
    [InlineData("@preset/mine")]
    [InlineData("poor/text@preset/mine")]
    [InlineData(null)]
    public async Task Throw_ModelChosenElsewhere_IsSent(string? model)
    {
        using Setup setup = new(model, OpenRouterPreflightMode.Throw, withCatalog: false);

        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        Assert.Equal("chat/completions", Assert.Single(setup.Paths));
    }

    [Fact]
    public async Task Throw_EffortThatTheServiceMaps_IsSentAndReported()
    {
        using Setup setup = new("must/think", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("medium")).Text);

        OpenRouterPreflightReport report = Assert.Single(setup.Reports);
        Assert.False(report.IsBlocking);
        Assert.Equal("medium", Assert.Single(report.Issues).Capability);
    }

    [Fact]
    public async Task Throw_ToolsThatMayNotBeCalled_AreNotNeeded()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);
        ChatOptions options = OptionsOf("tools");
        options.ToolMode = ChatToolMode.None;

        Assert.Equal("Hi", (await setup.Chat.GetResponseAsync(Messages("plain"), options, Token)).Text);
        Assert.Empty(setup.Reports);
    }

    [Theory]
    [InlineData("max_output_tokens", "501", OpenRouterPreflightCheck.MaxOutputTokens)]
    [InlineData("text", """{"format":{"type":"json_schema"}}""", OpenRouterPreflightCheck.StructuredOutput)]
    public async Task Throw_FieldOfResponses_IsRead(string field, string value, OpenRouterPreflightCheck check)
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);
        ChatOptions options = new() { AdditionalProperties = new() { ["openrouter:" + field] = JsonElement.Parse(value) } };

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(
            () => setup.Chat.GetResponseAsync(Messages("plain"), options, Token));

        Assert.Equal(check, Assert.Single(refused.Report.Issues).Check);
    }

    [Theory]
    [InlineData("poor/text:batch")]
    [InlineData("poor/text:thinking")]
    [InlineData("poor/text:extended")]
    [InlineData("poor/text:newer")]
    public async Task Throw_VariantThatIsNotListed_IsSentAndReportedByItsModel(string model)
    {
        using Setup plain = new(model, OpenRouterPreflightMode.Throw);
        Assert.Equal("Hi", (await plain.AskAsync("plain")).Text);
        Assert.Empty(plain.Reports);

        using Setup setup = new(model, OpenRouterPreflightMode.Throw);
        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        OpenRouterPreflightReport report = Assert.Single(setup.Reports);
        Assert.False(report.IsBlocking);
        Assert.Equal((model, "image"), (Assert.Single(report.Issues).ModelId, report.Issues[0].Capability));
    }

    [Fact]
    public async Task Throw_AnyPdf_IsSent()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("pdf")).Text);
    }

    [Fact]
    public async Task Throw_LongButCompressed_IsSent()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("long compressed")).Text);
    }

    [Fact]
    public async Task Throw_Alternatives_AreTheCheapestThatHaveAll()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync("image"));

        Assert.Equal(["good/all", "fine/all", "rich/all"], refused.Report.Alternatives.Select(static model => model.Id));
        Assert.Equal("poor/text does not read image. Models that would do: good/all, fine/all, rich/all.", refused.Message);
    }

    [Fact]
    public async Task Throw_SeveralLacks_AreAllNamed()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync("everything"));

        Assert.Equal(["image", "tools", "structured_outputs", "reasoning"], refused.Report.Issues.Select(static issue => issue.Capability));
    }

    [Fact]
    public async Task Throw_FallbackHasAll_IsSentAndReported()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("image", static o => o.Models = ["good/all"])).Text);

        OpenRouterPreflightReport report = Assert.Single(setup.Reports);
        Assert.False(report.IsBlocking);
        Assert.Equal("poor/text", Assert.Single(report.Issues).ModelId);
    }

    [Fact]
    public async Task Throw_FallbackDoesNotExist_IsNotSent()
    {
        using Setup setup = new("good/all", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(
            () => setup.AskAsync("plain", static o => o.Models = ["no/such"]));

        Assert.Equal("no/such", Assert.Single(refused.Report.Issues).ModelId);
    }

    [Fact]
    public async Task Throw_Streaming_NothingIsSent()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        await Assert.ThrowsAsync<OpenRouterPreflightException>(
            async () => await setup.Chat.GetStreamingResponseAsync(Messages("image"), OptionsOf("image"), Token).ToListAsync(Token));

        Assert.Equal("models", Assert.Single(setup.Paths));
    }

    [Fact]
    public async Task Warn_ModelLacksSomething_IsSentAndReported()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Warn, answer: Stream);

        string text = string.Concat(await setup.Chat.GetStreamingResponseAsync(Messages("image"), null, Token).Select(static update => update.Text).ToListAsync(Token));

        Assert.Equal("Hi", text);
        Assert.True(Assert.Single(setup.Reports).IsBlocking);
    }

    [Fact]
    public async Task Off_ModelLacksSomething_CatalogIsNotFetched()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Off, withCatalog: false);

        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        Assert.Empty(setup.Reports);
    }

    [Fact]
    public async Task Throw_CatalogCannotBeFetched_IsSent()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw, catalogStatus: 500);

        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        Assert.Equal(["models", "chat/completions"], setup.Paths);
    }

    [Fact]
    public async Task Throw_CatalogTakesTooLong_IsSent()
    {
        FakeTimeProvider time = new();
        ScriptedHandler stalled = new ScriptedHandler().Stall();
        using OpenRouterClient slow = AccountWire.Client(stalled, time);
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(Answer), time);
        using OpenRouterPreflightChatClient chat = new(client.AsIChatClient("poor/text"), new OpenRouterModelCatalog(slow), OpenRouterPreflightMode.Throw);

        Task<ChatResponse> task = chat.GetResponseAsync(Messages("image"), cancellationToken: Token);
        await stalled.Waiting;
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("Hi", (await task).Text);
    }

    [Fact]
    public async Task Throw_ModelOfTheOptions_IsTheOneChecked()
    {
        using Setup setup = new("poor/text", OpenRouterPreflightMode.Throw);
        ChatOptions options = OptionsOf("image");
        options.ModelId = "good/all";

        Assert.Equal("Hi", (await setup.Chat.GetResponseAsync(Messages("image"), options, Token)).Text);
    }

    private static List<ChatMessage> Messages(string request) => request switch
    {
        "image" or "everything" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])],
        "audio" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/wav")])],
        "video" => [new(ChatRole.User, [new UriContent("https://x.test/a.mp4", "video/mp4")])],
        "file" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "text/csv")])],
        "pdf" or "native pdf" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/pdf")])],
        "image in result" =>
        [
            new(ChatRole.Assistant, [new FunctionCallContent("c", "draw", new Dictionary<string, object?>())]),
            new(ChatRole.Tool, [new FunctionResultContent("c", new AIContent[] { new DataContent(new byte[] { 1 }, "image/png") })]),
        ],
        "long" or "long compressed" => [new(ChatRole.User, new string('a', 9000))],
        _ => [new(ChatRole.User, "Hi")],
    };

    private static ChatOptions OptionsOf(string request)
    {
        ChatOptions options = new();
        AIFunction function = AIFunctionFactory.Create(static () => 1, "f");
        switch (request)
        {
            case "tools":
                options.Tools = [function];
                options.ToolMode = ChatToolMode.RequireAny;
                break;
            case "everything":
                options.Tools = [function];
                options.ResponseFormat = Schema();
                options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High };
                break;
            case "schema":
                options.ResponseFormat = Schema();
                break;
            case "json":
                options.ResponseFormat = ChatResponseFormat.Json;
                break;
            case "medium":
                options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Medium };
                break;
            case "none":
                options.AdditionalProperties = new() { ["reasoning_effort"] = "none" };
                break;
            case "output":
                options.MaxOutputTokens = 501;
                break;
            case "image output":
                options.WithOpenRouter(static o => o.Modalities = [OutputModality.Image, OutputModality.Text]);
                break;
            case "native pdf":
                options.WithOpenRouter(static o => o.Plugins = [new FileParserPlugin { Pdf = new PdfSettings { Engine = PdfEngine.Native } }]);
                break;
            case "long compressed":
                options.WithOpenRouter(static o => o.Plugins = [new ContextCompressionPlugin()]);
                break;
            default:
                break;
        }

        return options;
    }

    private static ChatResponseFormatJson Schema() =>
        ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object","properties":{}}"""), "s");

    private sealed class Setup : IDisposable
    {
        private readonly ScriptedHandler _handler = new();
        private readonly OpenRouterClient _client;

        public Setup(string? model, OpenRouterPreflightMode mode, bool withCatalog = true, int catalogStatus = 200, string answer = Answer)
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
            ChatOptions options = OptionsOf(request);
            if (configure is not null)
            {
                options.WithOpenRouter(configure);
            }

            return Chat.GetResponseAsync(Messages(request), options, Token);
        }

        public void Dispose()
        {
            Chat.Dispose();
            _client.Dispose();
        }
    }
}
