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
public sealed class OpenRouterEmulator : IAsyncDisposable, IDisposable
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

    /// <summary>Gets <c>POST /chat/completions</c>, to script it and to look at its requests.</summary>
    public EmulatedEndpoint Chat { get; }

    /// <summary>Gets <c>POST /responses</c>, to script it and to look at its requests.</summary>
    public EmulatedEndpoint Responses { get; }

    /// <summary>Gets <c>POST /embeddings</c>, to script it and to look at its requests.</summary>
    public EmulatedEndpoint Embeddings { get; }

    /// <summary>Gets all paths together, those of the account and the catalog too.</summary>
    public EmulatedEndpoint AnyEndpoint { get; }

    /// <summary>Gets the rules of the script, in the order in which they are asked. The list is a copy.</summary>
    public IReadOnlyList<ScriptRule> Rules => _pipeline.Book.Rules;

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

    /// <summary>Answers a coming request with the given answer instead of an emulated one.</summary>
    /// <param name="answer">The answer. It is used for one request; enqueue it again to use it again.</param>
    /// <remarks>Enqueued answers are used up first come, first served, one for each request, whatever its path, key or body.
    /// When none is left, the emulator answers itself again.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> is <see langword="null"/>.</exception>
    public void Enqueue(ScriptedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _pipeline.Enqueue(answer);
    }

    /// <summary>Answers with recordings from now on. Rules of the script come first; what no recording fits gets 404 and a message that names
    /// the nearest one and how it differs. Keys are not checked. What stands before the endpoint in the path, such as that of a gateway, does not
    /// matter.</summary>
    /// <param name="path">A file as <see cref="OpenRouterRecorder"/> writes it, or a folder of such files (or one with a folder <c>data</c> of
    /// them).</param>
    /// <param name="matching">How a request finds its recording.</param>
    /// <exception cref="System.IO.DirectoryNotFoundException"><paramref name="path"/> is not there.</exception>
    /// <exception cref="System.IO.InvalidDataException">A file is no recording; the message says which and why. Recordings that were served before
    /// are still.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public void Replay(string path, ReplayMatching matching = ReplayMatching.Strict)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _pipeline.Shelf = new Recording.ReplayShelf(path, matching);
    }

    /// <summary>Adds the rules of a script in JSON: <c>{"rules":[{"endpoint":"chat","model":"openai/*","message":"weather","tool":"get_weather",
    /// "nth":1,"times":1,"text":"Sunny.","reasoning":"…","tool_calls":[{"name":"get_weather","arguments":{"city":"Paris"}}],
    /// "refusal":"…","images":[{"data":"base64"}],"citations":[{"url":"…"}],"finish_reason":"stop","usage":{"prompt_tokens":1,"completion_tokens":1,"cost":0.01},"faults":[{"status":429}]}]}</c>. Every member may
    /// be left out.</summary>
    /// <param name="json">The script.</param>
    /// <exception cref="FormatException">The script cannot be read; the message names the place. No rule was added.</exception>
    public void LoadScript(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Scripting.ScriptReader.Read(this, json);
    }

    /// <summary>Forgets all rules of the script.</summary>
    public void ClearRules() => _pipeline.Book.Clear();

    /// <summary>Forgets requests, rules, enqueued answers, recordings and the records of generations, for the next test that shares the
    /// emulator. Keys, connections and what the account was charged stay.</summary>
    public void Reset() => _pipeline.Reset();

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
