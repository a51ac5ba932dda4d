using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Support;

/// <summary>An application with services, and the local OpenRouter that it talks to.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private TestApp(OpenRouterEmulator server, ServiceProvider services, IConfigurationRoot configuration)
    {
        Server = server;
        Services = services;
        Configuration = configuration;
    }

    public OpenRouterEmulator Server { get; }

    public ServiceProvider Services { get; }

    public IConfigurationRoot Configuration { get; }

    public static async Task<TestApp> StartAsync(
        Action<IServiceCollection>? configure = null, Dictionary<string, string?>? settings = null, OpenRouterEmulatorOptions? options = null)
    {
        OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        Dictionary<string, string?> all = new(settings ?? [], StringComparer.OrdinalIgnoreCase)
        {
            ["OpenRouter:Endpoint"] = server.Endpoint.AbsoluteUri,
        };
        all.TryAdd("OpenRouter:ApiKey", server.ApiKey);
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddOpenRouter(configuration);
        configure?.Invoke(services);
        return new TestApp(
            server, services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }), configuration);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
