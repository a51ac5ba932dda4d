using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Configuration;
using OpenRouter.AI.Telemetry;

namespace OpenRouter.AI.Registration;

/// <summary>The client of one set of options, which follows their changes.</summary>
internal sealed class ConfiguredClient : IDisposable
{
    private readonly IOptionsFactory<OpenRouterOptions> _factory;
    private readonly string _name;
    private readonly ILogger _logger;
    private readonly List<IDisposable> _subscriptions = [];
    private volatile OpenRouterOptions _options;
    private int _asked;
    private int _applied;

    internal ConfiguredClient(IServiceProvider services, string name)
    {
        _name = name;
        _factory = services.GetRequiredService<IOptionsFactory<OpenRouterOptions>>();
        _logger = services.GetService<ILoggerFactory>()?.CreateLogger("OpenRouter.AI") ?? NullLogger.Instance;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        List<IOptionsChangeTokenSource<OpenRouterOptions>> sources = [.. services.GetServices<IOptionsChangeTokenSource<OpenRouterOptions>>()
            .Where(source => (source.Name ?? Microsoft.Extensions.Options.Options.DefaultName) == name)];
        IChangeToken[] before = [.. sources.Select(static source => source.GetChangeToken())];
        _options = _factory.Create(name);
        Instruments.Know(_options);
        HttpClient http = services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName(name));
        Client = new OpenRouterClient(ClientSettings.Of(_options, Time, OnRetry), http);
        sources.ForEach(source => _subscriptions.Add(ChangeToken.OnChange(source.GetChangeToken, Reload)));
        if (Array.Exists(before, static token => token.HasChanged))
        {
            // Between the reading and the subscribing.
            Reload();
        }
    }

    internal OpenRouterClient Client { get; }

    internal OpenRouterOptions Options => _options;

    internal TimeProvider Time { get; }

    /// <summary>Gets what tells that the host shuts down.</summary>
    internal CancellationToken Stopping { get; }

    public void Dispose()
    {
        _subscriptions.ForEach(static subscription => subscription.Dispose());
        Client.Dispose();
    }

    internal static string HttpName(string name) => name.Length == 0 ? "OpenRouter" : "OpenRouter:" + name;

    internal IChatClient Chat(string? model) => Configured(Client.AsIChatClient(model), model);

    internal IChatClient Responses(string? model) => Configured(Client.AsIResponsesChatClient(model), model);

    internal IEmbeddingGenerator<string, Embedding<float>> Embeddings(string? model, int? dimensions) =>
        new ConfiguredEmbeddingGenerator(
            Client.AsIEmbeddingGenerator(model, dimensions).AsBuilder().Use(inner => new TelemetryEmbeddingGenerator(inner, Time)).Build(),
            this,
            model,
            dimensions);

    private ConfiguredChatClient Configured(IChatClient sender, string? model) =>
        new(
        sender.AsBuilder().Use(static inner => new ReceiptChatClient(inner)).Use(inner => new TelemetryChatClient(inner, Time)).Build(), this, model);

    private static string PlaceOf(OpenRouterOptions options) => options.Section ?? nameof(OpenRouterOptions);

    private void Reload()
    {
        // Sources may tell of changes at the same time. Whoever was told last reads what holds, however long the others take.
        int number = Interlocked.Increment(ref _asked);
        try
        {
            OpenRouterOptions options = _factory.Create(_name);
            Instruments.Know(options);
            lock (_subscriptions)
            {
                if (number < _applied)
                {
                    return;
                }

                Client.Reconfigure(ClientSettings.Of(options, Time, OnRetry));
                _options = options;
                _applied = number;
            }

            ClientLog.OptionsChanged(_logger, PlaceOf(options));
        }
        catch (Exception exception) when (exception is OptionsValidationException or ArgumentException or InvalidOperationException)
        {
            // A mistake in an edited file must not end an application that works.
            ClientLog.OptionsRefused(_logger, PlaceOf(_options), exception);
        }
    }

    private void OnRetry(OpenRouterRetry retry)
    {
        CallSpans.AddRetry();
        Instruments.AddRetry(retry);
        ClientLog.Retrying(_logger, retry.Number, retry.Delay, (int?)retry.Failure.StatusCode, retry.Failure.ErrorType?.Value, retry.Failure.ProviderName);
    }
}
