using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI;
using OpenRouter.AI.SemanticKernel.Credits;
using OpenRouter.AI.SemanticKernel.Pipeline;

namespace Microsoft.SemanticKernel;

/// <summary>The account as a plugin of a kernel. A kernel has it only where one of these is called.</summary>
public static class OpenRouterKernelPluginExtensions
{
    private const string Description = "Looks at the OpenRouter account: credits, limits, and whether a cost can be paid. Changes nothing.";

    private static readonly JsonSerializerOptions Json = new(CreditsJsonContext.Default.Options) { TypeInfoResolver = CreditsJsonContext.Default };

    /// <summary>Adds the functions of <see cref="OpenRouterCreditsPlugin"/> over clients of the container.</summary>
    /// <param name="plugins">The plugins of the builder.</param>
    /// <param name="pluginName">The name before the functions: letters, digits and underscores.</param>
    /// <param name="functions">Which functions are added.</param>
    /// <param name="serviceId">The key of the <see cref="OpenRouterClient"/>, else of the chat client or chat completion service of OpenRouter
    /// whose account is meant. Null (the default) takes those without a key. Where nothing is found, the kernel cannot be built.</param>
    /// <returns>The same <paramref name="plugins"/>.</returns>
    /// <remarks>The credits are asked with the client that is registered under <see cref="OpenRouterCreditsPlugin.ManagementServiceKey"/>
    /// when there is one. It is used for nothing else.</remarks>
    /// <exception cref="ArgumentException">The name is empty or <paramref name="functions"/> is none.</exception>
    public static IKernelBuilderPlugins AddOpenRouterCredits(
        this IKernelBuilderPlugins plugins,
        string pluginName = "OpenRouter",
        OpenRouterCreditsFunctions functions = OpenRouterCreditsFunctions.Account,
        string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        return Add(plugins, pluginName, functions, services => new OpenRouterCreditsPlugin(Client(services, serviceId), Management(services)));
    }

    /// <summary>Adds the functions of <see cref="OpenRouterCreditsPlugin"/> over given clients.</summary>
    /// <param name="plugins">The plugins of the builder.</param>
    /// <param name="client">The client whose key is asked about; it is not disposed.</param>
    /// <param name="managementClient">A client with a management key, which the credits of the account are asked with, and nothing else; it is
    /// not disposed. Null (the default) asks with <paramref name="client"/>, which an ordinary key is refused.</param>
    /// <param name="pluginName">The name before the functions: letters, digits and underscores.</param>
    /// <param name="functions">Which functions are added.</param>
    /// <returns>The same <paramref name="plugins"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentException">The name is empty or <paramref name="functions"/> is none.</exception>
    public static IKernelBuilderPlugins AddOpenRouterCredits(
        this IKernelBuilderPlugins plugins,
        OpenRouterClient client,
        OpenRouterClient? managementClient = null,
        string pluginName = "OpenRouter",
        OpenRouterCreditsFunctions functions = OpenRouterCreditsFunctions.Account)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        ArgumentNullException.ThrowIfNull(client);
        return Add(plugins, pluginName, functions, _ => new OpenRouterCreditsPlugin(client, managementClient));
    }

    private static IKernelBuilderPlugins Add(
        IKernelBuilderPlugins plugins, string pluginName, OpenRouterCreditsFunctions functions, Func<IServiceProvider, OpenRouterCreditsPlugin> make)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        ArgumentException.ThrowIfNullOrWhiteSpace(pluginName);
        string[] names = [.. Names(functions)];
        if (names.Length == 0)
        {
            throw new ArgumentException("Name at least one function.", nameof(functions));
        }

        plugins.Services.AddSingleton(services => KernelPluginFactory.CreateFromFunctions(
            pluginName,
            Description,
            KernelPluginFactory.CreateFromObject(make(services), Json, pluginName).Where(function => names.Contains(function.Name, StringComparer.Ordinal))));
        return plugins;
    }

    private static IEnumerable<string> Names(OpenRouterCreditsFunctions functions)
    {
        if (functions.HasFlag(OpenRouterCreditsFunctions.GetCredits))
        {
            yield return "get_credits";
        }

        if (functions.HasFlag(OpenRouterCreditsFunctions.GetKeyLimits))
        {
            yield return "get_key_limits";
        }

        if (functions.HasFlag(OpenRouterCreditsFunctions.CanAfford))
        {
            yield return "can_afford";
        }

        if (functions.HasFlag(OpenRouterCreditsFunctions.GetGenerationCost))
        {
            yield return "get_generation_cost";
        }
    }

    /// <summary>Finds the client of the service id, and never that of another account.</summary>
    private static OpenRouterClient Client(IServiceProvider services, string? serviceId) =>
        Registered<OpenRouterClient>(services, serviceId)
        ?? Registered<IChatClient>(services, serviceId)?.GetService<OpenRouterClient>()
        ?? (Registered<IChatCompletionService>(services, serviceId) as OpenRouterChatCompletionService)?.Client
        ?? throw new InvalidOperationException(serviceId is null
            ? $"No {nameof(OpenRouterClient)}, chat client or chat completion service of OpenRouter is registered without a service id. "
                + "Register one, give a client, or name the service id."
            : $"No {nameof(OpenRouterClient)}, chat client or chat completion service of OpenRouter is registered under the service id '{serviceId}'.");

    private static T? Registered<T>(IServiceProvider services, string? serviceId)
        where T : class => serviceId is null ? services.GetService<T>() : services.GetKeyedService<T>(serviceId);

    private static OpenRouterClient? Management(IServiceProvider services) =>
        services is IKeyedServiceProvider ? services.GetKeyedService<OpenRouterClient>(OpenRouterCreditsPlugin.ManagementServiceKey) : null;
}
