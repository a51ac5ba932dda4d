using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>The web application: a page, and the addresses that it asks.</summary>
internal sealed class ChatSite : IAsyncDisposable
{
    internal const string BudgetScope = "web-chat";

    private readonly WebApplication _app;
    private readonly Upstream _upstream;

    private ChatSite(WebApplication app, Upstream upstream)
    {
        _app = app;
        _upstream = upstream;
    }

    internal Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    internal static async Task<ChatSite> StartAsync(string[] args, CancellationToken cancellationToken = default)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        Upstream upstream = await Upstream.OpenAsync(builder.Configuration, cancellationToken);
        decimal allowed = builder.Configuration.GetValue("WebChat:Budget", 1.00m);

        builder.Services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, WebChatJson.Default));
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(upstream);
        builder.Services.AddSingleton<IOpenRouterBudgetLedger, OpenRouterMemoryBudgetLedger>();
        builder.Services.AddSingleton(provider => new BudgetView(provider.GetRequiredService<IOpenRouterBudgetLedger>(), allowed));
        builder.Services.AddOpenRouter(builder.Configuration);
        builder.Services.AddOpenRouterChatClient()
            .UseOpenTelemetry()
            .UseOpenRouterSessions()
            .UseOpenRouterBudget(budget => budget.AddScope(BudgetScope, allowed));
        builder.Services.AddHealthChecks().AddOpenRouter(minimumCredits: 1);

        WebApplication app = builder.Build();

        // An answer without a body, such as that to broken JSON, says what it is.
        app.UseStatusCodePages();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapGet("/api/site", SiteEndpoint.DescribeAsync);
        app.MapGet("/api/budget", BudgetEndpoint.ReadAsync);
        app.MapPost("/api/chat", ChatEndpoint.Answer);
        app.MapHealthChecks("/health");
        ChatSite site = new(app, upstream);
        try
        {
            await app.StartAsync(cancellationToken);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    internal Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    internal Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _upstream.DisposeAsync();
    }
}
