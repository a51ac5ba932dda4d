using System;
using System.Threading.Tasks;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Examples.SemanticKernelAgent;

/// <summary>OpenRouter itself when there is a key, else the emulation, which plays an agent by a script.</summary>
internal sealed class Connection(
    OpenRouterClient client, OpenRouterClient? managementClient, string model, string description, OpenRouterEmulator? emulator) : IAsyncDisposable
{
    internal OpenRouterClient Client { get; } = client;

    /// <summary>Gets the client that the credits are read with, and that asks no model.</summary>
    internal OpenRouterClient? ManagementClient { get; } = managementClient;

    internal string Model { get; } = model;

    internal string Description { get; } = description;

    internal static async Task<Connection> OpenAsync()
    {
        string? key = Environment.GetEnvironmentVariable("OPENROUTER_API_KEY");
        if (!string.IsNullOrWhiteSpace(key))
        {
            string model = Environment.GetEnvironmentVariable("OPENROUTER_MODEL") ?? "openai/gpt-4o-mini";
            string? managementKey = Environment.GetEnvironmentVariable("OPENROUTER_MANAGEMENT_KEY");
            return string.IsNullOrWhiteSpace(managementKey)
                ? new Connection(
                    new OpenRouterClient(key),
                    managementClient: null,
                    model,
                    $"OpenRouter, {model}. OPENROUTER_MANAGEMENT_KEY is missing: the credits of the account cannot be read, only the limit of the key.",
                    emulator: null)
                : new Connection(new OpenRouterClient(key), new OpenRouterClient(managementKey), model, $"OpenRouter, {model}.", emulator: null);
        }

        OpenRouterEmulator local = await OpenRouterEmulator.StartAsync();
        PlayedAgent.Script(local);
        OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = local.ApiKey, Endpoint = local.Endpoint });
        return new Connection(
            client, managementClient: null, "openai/gpt-4o-mini", "No OPENROUTER_API_KEY is set: a local emulation plays a scripted agent here, not a model.", local);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        ManagementClient?.Dispose();
        if (emulator is not null)
        {
            await emulator.DisposeAsync();
        }
    }
}
