using System;
using System.Threading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenRouter.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Configuration;
using OpenRouter.AI.Registration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Brings OpenRouter into an application.</summary>
public static partial class OpenRouterServiceCollectionExtensions
{
    private const string DefaultSection = "OpenRouter";

    /// <summary>Registers an <see cref="OpenRouterClient"/> with the settings of a configuration. When the configuration changes, the next
    /// request uses what it says then.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">The section with the settings (see <see cref="OpenRouterOptions"/>), or a whole configuration, whose section
    /// <c>OpenRouter</c> is taken.</param>
    /// <returns>The builder of the HTTP client, for handlers of the application. Its timeout is infinite: silence is limited by
    /// <see cref="OpenRouterOptions.IdleTimeout"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <remarks>Settings that cannot work end the start of a host with an <see cref="OptionsValidationException"/>.</remarks>
    public static IHttpClientBuilder AddOpenRouter(this IServiceCollection services, IConfiguration configuration) =>
        Add(services, null, configuration ?? throw new ArgumentNullException(nameof(configuration)), null);

    /// <summary>Registers an <see cref="OpenRouterClient"/> with the key in <c>OPENROUTER_API_KEY</c>, or gives the builder of one that is
    /// registered already.</summary>
    /// <param name="services">The services to add to.</param>
    /// <returns>The builder of the HTTP client, for handlers of the application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IHttpClientBuilder AddOpenRouter(this IServiceCollection services) => Add(services, null, null, null);

    /// <summary>Registers an <see cref="OpenRouterClient"/> with settings made in code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Makes the settings, on top of those of earlier calls.</param>
    /// <returns>The builder of the HTTP client, for handlers of the application.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder AddOpenRouter(this IServiceCollection services, Action<OpenRouterOptions> configure) =>
        Add(services, null, null, configure ?? throw new ArgumentNullException(nameof(configure)));

    /// <summary>Registers a further <see cref="OpenRouterClient"/>, such as one with the key of another account.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key to register it with; chat clients with the same key use it. It is also the name of the options.</param>
    /// <param name="configuration">The section with the settings, or a whole configuration, whose section <c>OpenRouter</c> is taken.</param>
    /// <returns>The builder of the HTTP client, for handlers of the application.</returns>
    /// <exception cref="ArgumentException">An argument is null, or the key is empty.</exception>
    public static IHttpClientBuilder AddKeyedOpenRouter(this IServiceCollection services, string serviceKey, IConfiguration configuration) =>
        Add(services, Required(serviceKey), configuration ?? throw new ArgumentNullException(nameof(configuration)), null);

    /// <summary>Registers a further <see cref="OpenRouterClient"/> with settings made in code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key to register it with; chat clients with the same key use it. It is also the name of the options.</param>
    /// <param name="configure">Makes the settings, on top of those of earlier calls.</param>
    /// <returns>The builder of the HTTP client, for handlers of the application.</returns>
    /// <exception cref="ArgumentException">An argument is null, or the key is empty.</exception>
    public static IHttpClientBuilder AddKeyedOpenRouter(
        this IServiceCollection services, string serviceKey, Action<OpenRouterOptions> configure) =>
        Add(services, Required(serviceKey), null, configure ?? throw new ArgumentNullException(nameof(configure)));

    private static string Required(string serviceKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return serviceKey;
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, string? serviceKey, IConfiguration? configuration, Action<OpenRouterOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        string name = serviceKey ?? Options.Options.DefaultName;
        AddOptions(services, name, configuration, configure);
        services.TryAddSingleton<BudgetWork>();
        services.AddHostedService<BudgetDrain>();
        if (serviceKey is null)
        {
            services.TryAddSingleton(static provider => new ConfiguredClient(provider, Options.Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredService<ConfiguredClient>().Client);
        }
        else
        {
            services.TryAddKeyedSingleton(serviceKey, static (provider, key) => new ConfiguredClient(provider, (string)key!));
            services.TryAddKeyedSingleton(serviceKey, static (provider, key) => provider.GetRequiredKeyedService<ConfiguredClient>(key).Client);
        }

        IHttpClientBuilder http = services.AddHttpClient(ConfiguredClient.HttpName(name), static client => client.Timeout = Timeout.InfiniteTimeSpan);
        Connections.Configure(http);

        // The key is one of them; some versions log them all unless told not to.
        http.RedactLoggedHeaders(static _ => true);
        return http;
    }

    private static void AddOptions(
        IServiceCollection services, string name, IConfiguration? configuration, Action<OpenRouterOptions>? configure)
    {
        OptionsBuilder<OpenRouterOptions> options = services.AddOptions<OpenRouterOptions>(name).ValidateOnStart();
        if (configuration is not null)
        {
            IConfigurationSection section = configuration as IConfigurationSection ?? configuration.GetSection(DefaultSection);
            services.AddSingleton<IConfigureOptions<OpenRouterOptions>>(new SectionBinding(name, section));
            services.AddSingleton<IOptionsChangeTokenSource<OpenRouterOptions>>(new ConfigurationChangeTokenSource<OpenRouterOptions>(name, section));
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenRouterOptions>, KeyFallback>(
            static provider => new KeyFallback(provider.GetService<IConfiguration>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpenRouterOptions>, OptionsCheck>());
    }
}
