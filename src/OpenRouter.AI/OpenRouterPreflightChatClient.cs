using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Preflight;

namespace OpenRouter.AI;

/// <summary>
/// A chat client that compares each request with what the catalog says about its model, before anything is sent and billed: kinds of
/// content,
/// tools, response format, effort of thinking, sizes, and whether the model exists.
/// </summary>
/// <remarks>
/// <para>What the catalog does not say about a model is not held against it. Models that are chosen elsewhere are let through: routers
/// (<c>openrouter/…</c>), presets, and the account's default. So are requests while the catalog cannot be fetched, or takes
/// longer than ten seconds. A PDF is let through too,
/// since OpenRouter turns it into text for any model, unless the file parser is told to leave it to the model.</para>
/// <para>All models of a request are checked, the fallbacks included. A request counts as one that cannot succeed when every one of them
/// lacks something, or one of them does not exist; a single fallback that lacks something is only reported.</para>
/// <para>The size of the messages is a rough estimate that is certainly too low (eight letters to a token, two characters of other scripts,
/// nothing for media): a request is held to be too long only when it clearly is, and never when it is compressed by a plugin.</para>
/// <para>A <see cref="ChatOptions.RawRepresentationFactory"/> is called once more for the check. Source:
/// <see href="https://openrouter.ai/docs/guides/overview/models"/>.</para>
/// </remarks>
public sealed class OpenRouterPreflightChatClient : DelegatingChatClient
{
    private readonly PreflightRun _run;
    private readonly OpenRouterPreflightMode _mode;
    private readonly Action<OpenRouterPreflightReport>? _onWarning;

    /// <summary>Initializes a client.</summary>
    /// <param name="innerClient">The client that requests are passed on to; it is disposed with this one.</param>
    /// <param name="catalog">The catalog to compare with. It is fetched at the first request, and again after its lifetime.</param>
    /// <param name="mode">What happens to a request that the model cannot serve.</param>
    /// <param name="onWarning">What is told about requests that are sent although something is missing. Null (the default) tells nobody.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="innerClient"/> or <paramref name="catalog"/> is null.</exception>
    public OpenRouterPreflightChatClient(
        IChatClient innerClient, OpenRouterModelCatalog catalog, OpenRouterPreflightMode mode, Action<OpenRouterPreflightReport>? onWarning = null)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _run = new PreflightRun(catalog);
        _mode = mode;
        _onWarning = onWarning;
    }

    /// <inheritdoc/>
    /// <exception cref="OpenRouterPreflightException">The models of the request lack something, and the mode is
    /// <see cref="OpenRouterPreflightMode.Throw"/>. Nothing was sent.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> history = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        await CheckAsync(history, options, cancellationToken).ConfigureAwait(false);
        return await base.GetResponseAsync(history, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>The check is made when the enumeration begins.</remarks>
    /// <exception cref="OpenRouterPreflightException">The models of the request lack something, and the mode is
    /// <see cref="OpenRouterPreflightMode.Throw"/>. Nothing was sent.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return _mode == OpenRouterPreflightMode.Off
            ? base.GetStreamingResponseAsync(messages, options, cancellationToken)
            : StreamAsync([.. messages], options, cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> history, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CheckAsync(history, options, cancellationToken).ConfigureAwait(false);
        await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(history, options, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    private async Task CheckAsync(IReadOnlyList<ChatMessage> history, ChatOptions? options, CancellationToken cancellationToken)
    {
        if (_mode == OpenRouterPreflightMode.Off)
        {
            return;
        }

        // The raw factory expects the client that sends the request, not a wrapper around it.
        IChatClient sender = InnerClient.GetService<OpenRouterChatClient>() ?? (IChatClient?)InnerClient.GetService<OpenRouterResponsesChatClient>() ?? InnerClient;
        string? model = InnerClient.GetService<ChatClientMetadata>()?.DefaultModelId;
        PreflightNeeds needs = PreflightNeeds.Of(history, options, RequestFields.Of(options, sender, RequestFieldNames.IsKnown), model);
        OpenRouterPreflightReport? report = await _run.CheckAsync(needs, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            return;
        }

        if (_mode == OpenRouterPreflightMode.Throw && report.IsBlocking)
        {
            throw new OpenRouterPreflightException(report);
        }

        _onWarning?.Invoke(report);
    }
}
