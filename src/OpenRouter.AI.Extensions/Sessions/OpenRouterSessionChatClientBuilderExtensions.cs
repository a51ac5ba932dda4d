using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenRouter.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Registration;
using OpenRouter.AI.Sessions;

namespace Microsoft.Extensions.AI;

/// <summary>Brings sessions into a pipeline of chat clients.</summary>
public static class OpenRouterSessionChatClientBuilderExtensions
{
    /// <summary>Gives each conversation a session, and keeps it with its provider while its history holds signed reasoning.</summary>
    /// <param name="builder">The builder. Add it after function invocation, so that the requests of a tool loop are kept together too.</param>
    /// <param name="configure">Sets how conversations are told apart. Null (the default) leaves it as it is.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// <para>When a signature is refused all the same, the request is sent once more to the provider alone, and then once without the
    /// earlier reasoning. Both are logged. What a request says itself about session and providers stays.
    /// A session that is made of how a conversation begins keeps no provider, since strangers may begin alike: the last signed thought of the
    /// history does.</para>
    /// <para>Source: <see href="https://openrouter.ai/docs/guides/best-practices/prompt-caching"/>.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="InvalidOperationException">When the pipeline is built: the client below is not one of OpenRouter.</exception>
    public static ChatClientBuilder UseOpenRouterSessions(this ChatClientBuilder builder, Action<OpenRouterSessionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OpenRouterSessionOptions options = new();
        configure?.Invoke(options);
        return builder.Use((inner, services) =>
        {
            OpenRouterClient client = inner.GetService<OpenRouterClient>()
                ?? throw new InvalidOperationException("UseOpenRouterSessions needs a client of OpenRouter below it in the pipeline.");
            ILogger logger = services.GetService<ILoggerFactory>()?.CreateLogger("OpenRouter.AI") ?? NullLogger.Instance;

            // A budget above counts each of the requests that a refused signature takes.
            return new SessionChatClient(ReceiptChatClient.Over(inner), options, ClientShare.Of(client, services.GetService<TimeProvider>() ?? TimeProvider.System).Providers, logger);
        });
    }
}
