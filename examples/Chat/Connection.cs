using System;
using System.Threading.Tasks;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>OpenRouter itself when there is a key, else the emulation that comes with the test package.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly OpenRouterEmulator? _emulator;

    private Connection(OpenRouterClient client, string model, string description, OpenRouterEmulator? emulator)
    {
        Client = client;
        Model = model;
        Description = description;
        _emulator = emulator;
    }

    internal OpenRouterClient Client { get; }

    internal string Model { get; }

    internal string Description { get; }

    internal static async Task<Connection> OpenAsync(ChatArguments arguments)
    {
        string? key = Environment.GetEnvironmentVariable("OPENROUTER_API_KEY");
        if (string.IsNullOrWhiteSpace(key))
        {
            OpenRouterEmulator emulator = await OpenRouterEmulator.StartAsync();
            OpenRouterClient local = new(new OpenRouterClientOptions { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint });
            string emulated = arguments.Model ?? (arguments.UsesTools ? "emulator/tools" : arguments.Files.Count > 0 ? "emulator/echo" : "emulator/reasoning");
            return new Connection(
                local, emulated, "No OPENROUTER_API_KEY is set: a local emulation answers here, not a model.", emulator);
        }

        OpenRouterClientOptions options = new() { ApiKey = key, AppTitle = "OpenRouter.AI chat example" };
        if (Environment.GetEnvironmentVariable("OPENROUTER_BASE_URL") is { Length: > 0 } endpoint)
        {
            options.Endpoint = new Uri(endpoint);
        }

        string model = arguments.Model ?? "openai/gpt-4o-mini";
        return new Connection(new OpenRouterClient(options), model, $"OpenRouter at {options.Endpoint.Host}, {model}.", emulator: null);
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
