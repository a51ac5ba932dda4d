using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>OpenRouter itself when there is a key, else the emulation that comes with the test package.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly OpenRouterEmulator? _emulator;

    private Upstream(OpenRouterEmulator? emulator, string description)
    {
        _emulator = emulator;
        Description = description;
    }

    internal string Description { get; }

    internal static async Task<Upstream> OpenAsync(IConfigurationManager configuration, CancellationToken cancellationToken)
    {
        if (configuration["OpenRouter:ApiKey"] is { Length: > 0 } || configuration["OPENROUTER_API_KEY"] is { Length: > 0 })
        {
            return new Upstream(null, "Answers come from OpenRouter.");
        }

        OpenRouterEmulator emulator = await OpenRouterEmulator.StartAsync(cancellationToken: cancellationToken);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenRouter:ApiKey"] = emulator.ApiKey,
            ["OpenRouter:Endpoint"] = emulator.Endpoint.AbsoluteUri,
            ["OpenRouter:Model"] = "emulator/reasoning",
        });
        return new Upstream(emulator, "No OPENROUTER_API_KEY is set: a local emulation answers here, not a model.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }
}
