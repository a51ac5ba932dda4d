using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>The emulator that takes requests, and the addresses whose requests it takes.</summary>
internal sealed class RedirectTarget
{
    private readonly Func<Task<OpenRouterEmulator>> _server;
    private readonly Func<OpenRouterEmulator> _running;

    /// <summary>One that starts when it is needed, and belongs to the application.</summary>
    internal RedirectTarget(StartedEmulator started, IEnumerable<Uri> endpoints, IConfiguration? configuration)
    {
        _server = () => started.Task;
        _running = () => started.Value;
        Addresses = new RedirectedAddresses(endpoints, configuration);
    }

    /// <summary>One that somebody else has started.</summary>
    internal RedirectTarget(OpenRouterEmulator server, IConfiguration? configuration)
    {
        _server = () => Task.FromResult(server);
        _running = () => server;
        Addresses = new RedirectedAddresses(server.RedirectedEndpoints, configuration);
    }

    internal Task<OpenRouterEmulator> Server => _server();

    internal OpenRouterEmulator Running => _running();

    internal RedirectedAddresses Addresses { get; }
}
