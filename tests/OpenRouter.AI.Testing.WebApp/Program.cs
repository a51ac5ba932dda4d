using System.Globalization;
using System.Net.Http;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI;

// An application as its owner writes it: it knows nothing of the emulator.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient();
builder.Services.AddScoped(static provider =>
{
    OpenRouterClientOptions options = new() { ApiKey = "sk-or-the-applications-own-key" };
    provider.GetRequiredService<IConfiguration>().GetSection("OpenRouter").Bind(options);
    return new OpenRouterClient(options, provider.GetRequiredService<IHttpClientFactory>().CreateClient());
});

WebApplication application = builder.Build();
application.MapGet("/ask", static async (string question, OpenRouterClient client, CancellationToken cancellationToken) =>
    (await client.AsIChatClient("openai/gpt-5").GetResponseAsync(question, cancellationToken: cancellationToken)).Text);
application.MapGet("/credits", static async (OpenRouterClient client, CancellationToken cancellationToken) =>
    (await client.GetCreditsAsync(cancellationToken)).RemainingCredits.ToString(CultureInfo.InvariantCulture));
await application.RunAsync();
