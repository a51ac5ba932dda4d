using System;
using System.Collections.Generic;
using System.Net;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Sessions;

/// <summary>Keeps each conversation with its provider, and helps it over a signature that is refused.</summary>
internal sealed class SessionChatClient(IChatClient inner, OpenRouterSessionOptions settings, SessionProviders providers, ILogger logger)
    : DelegatingChatClient(inner)
{
    private const int Attempts = 3;

    internal IChatClient Below => InnerClient;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> history = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        for (int attempt = 1; ; attempt++)
        {
            SessionRequest request = await PrepareAsync(history, options, attempt, cancellationToken).ConfigureAwait(false);
            try
            {
                ChatResponse response = await base.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
                Remember(request, response.GetOpenRouterMetadata(), ThoughtName.Of(response.Messages));
                return response;
            }
            catch (OpenRouterException failure) when (Recovers(failure, history, attempt))
            {
                attempt = Next(request, attempt);
            }
        }
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync([.. messages], options?.Clone(), cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> history, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<ChatResponseUpdate>? updates = null;
        try
        {
            SessionRequest request;
            bool any;
            for (int attempt = 1; ; attempt++)
            {
                request = await PrepareAsync(history, options, attempt, cancellationToken).ConfigureAwait(false);
                updates = base.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
                try
                {
                    any = await updates.MoveNextAsync().ConfigureAwait(false);
                    break;
                }
                catch (OpenRouterException failure) when (Recovers(failure, history, attempt))
                {
                    await updates.DisposeAsync().ConfigureAwait(false);
                    attempt = Next(request, attempt);
                }
            }

            ThoughtName thought = new();
            while (any)
            {
                thought.Add(updates.Current.Contents, updates.Current.AdditionalProperties);
                Remember(request, updates.Current.AdditionalProperties is null ? null : updates.Current.GetOpenRouterMetadata(), thought);
                yield return updates.Current;
                any = await updates.MoveNextAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            if (updates is not null)
            {
                await updates.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>A provider that is away, or does not have the model any more, must not keep the conversation from its last attempt.</summary>
    private static bool Recovers(OpenRouterException failure, IReadOnlyList<ChatMessage> history, int attempt) =>
        attempt < Attempts && SignedReasoning.IsIn(history)
        && (SignedReasoning.IsRefused(failure) || (attempt > 1 && (failure.StatusCode == HttpStatusCode.NotFound || failure.IsTransient)));

    /// <summary>Without a provider to pin to, the second attempt would be the first one again.</summary>
    private int Next(SessionRequest request, int attempt)
    {
        int next = attempt == 1 && request.Provider is not null ? 1 : 2;
        if (next == 1)
        {
            SessionLog.SignatureRefusedPinned(logger, request.Provider);
        }
        else
        {
            SessionLog.SignatureRefusedStripped(logger);
        }

        return next;
    }

    private async Task<SessionRequest> PrepareAsync(
        IReadOnlyList<ChatMessage> history, ChatOptions? options, int attempt, CancellationToken cancellationToken)
    {
        OpenRouterRequestOptions fields = options.GetOpenRouter(Sender.Of(InnerClient));
        string? derived = null;
        fields.SessionId ??= settings.SessionId is { } name ? name(history, options)
            : options?.ConversationId is { Length: > 0 } given ? given
            : derived = SessionName.Of(history, options);
        fields.SessionId = string.IsNullOrEmpty(fields.SessionId) ? null : fields.SessionId;

        // A beginning, and so a derived session, belongs to everyone who begins alike; a thought belongs to the conversation alone.
        string? session = derived is null ? fields.SessionId : null;
        string? provider = SignedReasoning.IsIn(history) && (session ?? SignedReasoning.NameOf(history)) is { } conversation
            ? await providers.FindAsync(conversation, cancellationToken).ConfigureAwait(false)
            : null;

        if (provider is not null)
        {
            ProviderRouting? routing = Routing(options, fields);
            provider = ProviderPin.IsAllowed(routing, provider) ? provider : null;
            if (provider is not null && attempt < Attempts)
            {
                ProviderPin.Set(fields.Provider ??= new ProviderRouting(), provider, routing?.Order, only: attempt > 1);
                ExtraRouting.Replace(fields);
            }
        }

        ChatOptions prepared = options?.Clone() ?? new ChatOptions();
        prepared.RawRepresentationFactory = _ => fields;
        DerivedSession.Mark(prepared, derived);
        return new SessionRequest(attempt == Attempts ? SignedReasoning.Without(history) : history, prepared, session, provider);
    }

    /// <summary>Gets the routing of the request with what the configuration adds below.</summary>
    private ProviderRouting? Routing(ChatOptions? options, OpenRouterRequestOptions fields) =>
        InnerClient.GetService<ConfiguredChatClient>() is { } configured ? configured.Complete(options).GetOpenRouter(Sender.Of(InnerClient)).Provider : fields.Provider;

    private void Remember(SessionRequest request, OpenRouterResponseMetadata? metadata, ThoughtName thought)
    {
        if (metadata?.Provider is { } provider && (request.Session ?? thought.Value) is { } conversation)
        {
            providers.Remember(conversation, provider);
        }
    }
}
