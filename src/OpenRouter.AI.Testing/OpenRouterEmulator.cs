using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Endpoints;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing;

/// <summary>
/// A local OpenRouter: a real HTTP server on 127.0.0.1 that answers like the service, without a model, a key or a cost.
/// </summary>
/// <remarks>
/// <para>The model name chooses what happens. <c>emulator/echo</c> says that it is an emulation and reflects the request;
/// <c>emulator/tools</c>, <c>emulator/reasoning</c>, <c>emulator/structured</c>, <c>emulator/refusal</c>, <c>emulator/image</c>,
/// <c>emulator/citations</c> and <c>emulator/cut-tool-call</c> show what their names say; <c>emulator/error-402</c> and its kin,
/// <c>emulator/html-502</c>, <c>emulator/error-in-200</c>, <c>emulator/error-mid-stream</c>, <c>emulator/vanish</c>,
/// <c>emulator/cut</c>, <c>emulator/silent</c> and <c>emulator/flaky</c> fail in the ways the service fails. A few well-known names
/// such as <c>openai/gpt-4o-mini</c> are accepted as well. The list is at <c>/api/v1/models</c>.</para>
/// <para>Embeddings come from <c>emulator/embed</c>, which takes any kind of input, and from well-known names such as
/// <c>openai/text-embedding-3-small</c>; the list is at <c>/api/v1/embeddings/models</c>. Their vectors are made of the words and letters
/// of a text: similar texts are near each other, and the same text has the same vector always.</para>
/// <para>Requests are checked against the documented shape and refused with a message that names the field.
/// Source: <see href="https://openrouter.ai/docs/api-reference/overview"/>.</para>
/// <para>All members are safe to use from several threads.</para>
/// </remarks>
public sealed partial class OpenRouterEmulator : IAsyncDisposable, IDisposable
{
    private readonly LoopbackHost _host;
    private readonly RequestPipeline _pipeline;
    private int _disposed;

    private OpenRouterEmulator(LoopbackHost host, RequestPipeline pipeline, OpenRouterEmulatorOptions options)
    {
        _host = host;
        _pipeline = pipeline;
        ApiKey = options.ApiKey;
        ManagementApiKey = options.ManagementApiKey;
        RedirectedEndpoints = [.. options.RedirectedEndpoints];
        Endpoint = new Uri(host.Address, "/api/v1");
        Chat = new EmulatedEndpoint(pipeline.Book, "chat/completions", EndpointPaths.Chat);
        Responses = new EmulatedEndpoint(pipeline.Book, "responses", EndpointPaths.Responses);
        Embeddings = new EmulatedEndpoint(pipeline.Book, "embeddings", EndpointPaths.Embeddings);
        AnyEndpoint = new EmulatedEndpoint(pipeline.Book, "any endpoint", null);
    }

    /// <summary>Gets the base address to give to a client, for example <c>http://127.0.0.1:50123/api/v1</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Gets the API key that is accepted. An unknown one, or none, is answered with 401.</summary>
    public string ApiKey { get; }

    /// <summary>Gets the management key, which alone may ask for the credits of the account.</summary>
    public string ManagementApiKey { get; }

    internal IReadOnlyList<Uri> RedirectedEndpoints { get; }

    /// <summary>Gets <c>POST /chat/completions</c>, to script it and to look at its requests.</summary>
    public EmulatedEndpoint Chat { get; }

    /// <summary>Gets <c>POST /responses</c>, to script it and to look at its requests.</summary>
    public EmulatedEndpoint Responses { get; }

    /// <summary>Gets <c>POST /embeddings</c>, to script it and to look at its requests.</summary>
    public EmulatedEndpoint Embeddings { get; }

    /// <summary>Gets all paths together, those of the account and the catalog too.</summary>
    public EmulatedEndpoint AnyEndpoint { get; }

    /// <summary>Gets how many connections are open now.</summary>
    public int OpenConnections => _host.OpenConnections;

    /// <summary>Gets how many connections were open at once at most, since the start.</summary>
    public int PeakConnections => _host.PeakConnections;

    /// <summary>Gets the requests so far, in the order in which they were received. The list is a copy and does not grow. Of very many the oldest
    /// are forgotten: <see cref="OpenRouterEmulatorOptions.MaxRecordedRequests"/>, <see cref="OpenRouterEmulatorOptions.MaxRecordedBytes"/>.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _pipeline.Requests;

    /// <summary>Starts an emulator. It listens when the task ends.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up the start. It has no effect on a started emulator.</param>
    /// <returns>The emulator; dispose it to stop it.</returns>
    /// <exception cref="System.IO.IOException"><see cref="OpenRouterEmulatorOptions.Port"/> is in use.</exception>
    public static async Task<OpenRouterEmulator> StartAsync(
        OpenRouterEmulatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new OpenRouterEmulatorOptions();
        RequestPipeline pipeline = new(options);
        try
        {
            LoopbackHost host = await LoopbackHost.StartAsync(options.Port, pipeline.HandleAsync, cancellationToken).ConfigureAwait(false);
            return new OpenRouterEmulator(host, pipeline, options);
        }
        catch
        {
            pipeline.Dispose();
            throw;
        }
    }

    /// <summary>Stops at once: open streams are broken off, and the port is free when the task ends.</summary>
    /// <returns>The end of the work.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _pipeline.StopAsync().ConfigureAwait(false);
            await _host.DisposeAsync().ConfigureAwait(false);
            _pipeline.Dispose();
        }
    }

    /// <summary>Does what <see cref="DisposeAsync"/> does, and waits for it, for those who cannot await.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();
}
