using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Hosting;

internal static class TestHost
{
    internal static async Task<IHost> StartAsync(OpenRouterEmulator server, Action<IServiceCollection> configure, string endStreams = "true")
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenRouter:ApiKey"] = server.ApiKey,
            ["OpenRouter:Endpoint"] = server.Endpoint.AbsoluteUri,
            ["OpenRouter:EndStreamsOnShutdown"] = endStreams,
        });
        builder.Services.AddOpenRouter(builder.Configuration);
        configure(builder.Services);
        IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }
}
