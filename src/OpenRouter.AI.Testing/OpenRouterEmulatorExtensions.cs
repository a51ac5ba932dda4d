using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing;

/// <summary>Puts an emulator in the place of OpenRouter in an application under test.</summary>
public static class OpenRouterEmulatorExtensions
{
    /// <summary>Starts an emulator with the host and sends to it what clients of <c>IHttpClientFactory</c> send to <c>openrouter.ai</c>, to its
    /// regions, to the endpoints in the configuration section <c>OpenRouter</c> and to
    /// <see cref="OpenRouterEmulatorOptions.RedirectedEndpoints"/>, with the emulator's key instead of the application's. It stands behind all
    /// handlers of the clients, so it sees what they would have sent. Take
    /// <see cref="OpenRouterEmulator"/> out of the services to script it and to look at its requests.</summary>
    /// <param name="services">The services of the application, for example in <c>WebApplicationFactory.WithWebHostBuilder(builder =>
    /// builder.ConfigureTestServices(…))</c>.</param>
    /// <param name="configure">Changes the settings of the emulator; <see langword="null"/> keeps the defaults.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <remarks>A request with a key of OpenRouter (<c>sk-or-…</c>) in its address or a header to another machine is not sent: it fails with
    /// <see cref="InvalidOperationException"/>. What a primary handler of the application changes is not seen, nor is a client that makes its own
    /// connections; give it the emulator's address with <see cref="UseOpenRouterEmulator"/>.</remarks>
    public static IServiceCollection AddOpenRouterEmulator(this IServiceCollection services, Action<OpenRouterEmulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OpenRouterEmulatorOptions options = new();
        configure?.Invoke(options);
        services.AddSingleton(provider =>
        {
            options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
            return new EmulatorService(options, provider.GetService<IConfiguration>());
        });
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<EmulatorService>());
        services.AddSingleton(static provider => provider.GetRequiredService<EmulatorService>().Target.Running);
        RedirectFilter.AddTo(services, static provider => provider.GetRequiredService<EmulatorService>().Target);
        return services;
    }

    /// <summary>Sends what an application sends to OpenRouter to an emulator that runs already: sets <c>OpenRouter:Endpoint</c> and
    /// <c>OpenRouter:ApiKey</c> in the configuration of its host, behind all other sources, and redirects the clients of
    /// <c>IHttpClientFactory</c> like <see cref="AddOpenRouterEmulator"/>, wherever they have their address and key from.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="server">The emulator; whoever started it disposes it.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <remarks>A client that makes its own connections is seen only when it reads its address from that section.</remarks>
    public static IWebHostBuilder UseOpenRouterEmulator(this IWebHostBuilder builder, OpenRouterEmulator server)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(server);
        Dictionary<string, string?> settings = new()
        {
            ["OpenRouter:Endpoint"] = server.Endpoint.ToString(),
            ["OpenRouter:ApiKey"] = server.ApiKey,
        };
        foreach ((string name, string? value) in settings)
        {
            // What Program.cs reads while it builds the host comes from here, when it hands its arguments on; the source below comes too late for it.
            builder.UseSetting(name, value);
        }

        return builder
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(settings))
            .ConfigureServices(services => RedirectFilter.AddTo(services, provider => new RedirectTarget(server, provider.GetService<IConfiguration>())));
    }
}
