using System;
using System.Threading.Tasks;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Examples.SemanticSearch;

/// <summary>OpenRouter itself when there is a key, else the emulation that comes with the test package.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly OpenRouterEmulator? _emulator;

    private Connection(OpenRouterClient client, string description, OpenRouterEmulator? emulator)
    {
        Client = client;
        Description = description;
        _emulator = emulator;
    }

    internal OpenRouterClient Client { get; }

    internal string Description { get; }

    internal static async Task<Connection> OpenAsync()
    {
        string? key = Environment.GetEnvironmentVariable("OPENROUTER_API_KEY");
        if (string.IsNullOrWhiteSpace(key))
        {
            OpenRouterEmulator emulator = await OpenRouterEmulator.StartAsync();
            OpenRouterClient local = new(new OpenRouterClientOptions { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint });
            return new Connection(
                local, "No OPENROUTER_API_KEY is set: a local emulation compares words here, a model would compare meanings.", emulator);
        }

        OpenRouterClientOptions options = new() { ApiKey = key, AppTitle = "OpenRouter.AI search example" };
        if (Environment.GetEnvironmentVariable("OPENROUTER_BASE_URL") is { Length: > 0 } endpoint)
        {
            options.Endpoint = new Uri(endpoint);
        }

        return new Connection(new OpenRouterClient(options), $"OpenRouter at {options.Endpoint.Host}.", emulator: null);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }
}
