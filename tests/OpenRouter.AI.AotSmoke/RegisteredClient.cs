using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.AotSmoke;

/// <summary>A host with a section of its configuration bound, and a chat client with everything around it resolved.</summary>
internal static class RegisteredClient
{
    internal static async Task<bool> RunAsync(OpenRouterEmulator server)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenRouter:ApiKey"] = server.ApiKey,
            ["OpenRouter:Endpoint"] = server.Endpoint.AbsoluteUri,
            ["OpenRouter:Model"] = "emulator/tools",
            ["OpenRouter:IdleTimeout"] = "00:01:00",
            ["OpenRouter:Provider:Order:0"] = "emulator",
            ["OpenRouter:Provider:MaxPrice:Prompt"] = "5",
            ["OpenRouter:Reasoning:Effort"] = "low",
        });
        builder.Services.AddOpenRouter(builder.Configuration);
        builder.Services.AddOpenRouterChatClient()
            .UseOpenTelemetry()
            .UseOpenRouterSessions()
            .UseOpenRouterBudget(static budget => budget.AddScope("all", 1m));
        builder.Services.AddHealthChecks().AddOpenRouter(minimumCredits: 1);
        using IHost host = builder.Build();
        await host.StartAsync();

        bool works = await ToolLoop.RunAsync("registered", host.Services.GetRequiredService<IChatClient>());
        HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        bool isBound = server.Requests.Last(static request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal))
            .Body?.GetRawText().Contains("\"max_price\":{\"prompt\":5}", StringComparison.Ordinal) ?? false;
        await host.StopAsync();
        Console.WriteLine($"registration: health {health.Status}, settings {(isBound ? "bound" : "NOT BOUND")}.");
        return works && isBound && health.Status == HealthStatus.Healthy;
    }
}
