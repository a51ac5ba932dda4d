using System;
using System.Net.Http;
using System.Reflection;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>
/// The connection to OpenRouter: one key, one pool of connections, and the doors to everything that is reached with them. Thread-safe; make
/// one for the application and keep it.
/// </summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/overview"/>.</remarks>
public sealed partial class OpenRouterClient : IDisposable
{
    private static readonly string AbstractionsVersion = "MEAI/" + VersionOf(typeof(IChatClient).Assembly);

    private readonly OpenRouterTransport _first;
    private volatile OpenRouterTransport _transport;

    /// <summary>Initializes a client with a key and defaults for everything else.</summary>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>). It is sent to the service and appears nowhere else.</param>
    /// <exception cref="ArgumentException"><paramref name="apiKey"/> is null, empty, or no possible header value.</exception>
    public OpenRouterClient(string apiKey)
        : this(new OpenRouterClientOptions { ApiKey = apiKey })
    {
    }

    /// <summary>Initializes a client.</summary>
    /// <param name="options">The settings. They are copied: a later change has no effect.</param>
    /// <param name="httpClient">
    /// The HTTP client to send with; it is never disposed. Its <see cref="HttpClient.Timeout"/> limits the wait for the headers of an answer,
    /// which a slow model may need long for: infinite leaves that to <see cref="OpenRouterClientOptions.IdleTimeout"/>. Null (the default)
    /// makes one without that limit, whose connections are renewed every two minutes (on .NET Framework they are kept).
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting cannot work; the message says which one and what to do.</exception>
    public OpenRouterClient(OpenRouterClientOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _first = new OpenRouterTransport(options.Snapshot(), httpClient, AbstractionsVersion);
        _transport = _first;
    }

    internal OpenRouterClientOptions Settings => _transport.Options;

    internal OpenRouterTransport Transport => _transport;

    /// <summary>Gets a chat client over <c>POST /chat/completions</c>.</summary>
    /// <param name="model">
    /// The model that requests are for unless their options name another, with variants and presets as OpenRouter spells them
    /// (<c>openai/gpt-4o</c>, <c>deepseek/deepseek-r1:free</c>, <c>@preset/name</c>). Null (the default) leaves it to the options, and then
    /// to the account's default model.
    /// </param>
    /// <returns>A client that shares this one's connections. Disposing it does not dispose this one.</returns>
    /// <exception cref="ArgumentException"><paramref name="model"/> is empty or white space.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/chat-completion"/>.</remarks>
    public IChatClient AsIChatClient(string? model = null) => new OpenRouterChatClient(this, model, ownsClient: false);

    /// <summary>Takes other settings, such as a new key, for all requests that begin from now on, whichever client of this one they go through.
    /// Requests under way keep the settings they began with; connections stay open.</summary>
    /// <param name="options">The settings. They are copied: a later change has no effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting cannot work; the message says which one and what to do. The former settings stay.</exception>
    public void Reconfigure(OpenRouterClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _transport = _first.With(options.Snapshot(), AbstractionsVersion);
    }

    /// <summary>Closes the connections that this client made. An <see cref="HttpClient"/> that was given is left alone.</summary>
    public void Dispose() => _first.Dispose();

    /// <summary>Says where requests go. The key is never part of it.</summary>
    /// <returns>The endpoint.</returns>
    public override string ToString() => $"OpenRouterClient ({_transport.Endpoint})";

    private static string VersionOf(Assembly assembly)
    {
        string version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        int build = version.AsSpan().IndexOf('+');
        return build < 0 ? version : version[..build];
    }
}
