using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI;

// An application as its owner writes it: it knows nothing of the emulator. The shapes are the ways in which owners configure theirs.
string shape = new ConfigurationBuilder().AddCommandLine(args).Build()["shape"] ?? "plain";
WebApplicationBuilder builder = shape is "plain" or "later" ? WebApplication.CreateBuilder(args) : WebApplication.CreateBuilder();
string section = shape switch { "nested" => "OpenRouter:Fast", "own" or "unknown" => "Models", _ => "OpenRouter" };
if (shape != "plain")
{
    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        [section + ":Endpoint"] = shape == "own" ? "https://eu.openrouter.ai/api/v1" : "https://gateway.invalid/open/v1",
        [section + ":ApiKey"] = "sk-or-the-applications-later-key",
    });
}

builder.Services.AddHttpClient();
builder.Services.AddScoped(provider =>
{
    OpenRouterClientOptions options = new() { ApiKey = "sk-or-the-applications-own-key" };
    provider.GetRequiredService<IConfiguration>().GetSection(section).Bind(options);
    return new OpenRouterClient(options, provider.GetRequiredService<IHttpClientFactory>().CreateClient());
});

WebApplication application = builder.Build();
application.MapGet("/ask", static async (string question, OpenRouterClient client, CancellationToken cancellationToken) =>
    (await client.AsIChatClient("openai/gpt-5").GetResponseAsync(question, cancellationToken: cancellationToken)).Text);
application.MapGet("/credits", static async (OpenRouterClient client, CancellationToken cancellationToken) =>
    (await client.GetCreditsAsync(cancellationToken)).RemainingCredits.ToString(CultureInfo.InvariantCulture));
await application.RunAsync();
