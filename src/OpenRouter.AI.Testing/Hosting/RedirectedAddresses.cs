using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>The addresses in whose place the emulator stands: OpenRouter with its regions, and what the application is configured to use.</summary>
internal sealed class RedirectedAddresses(IEnumerable<Uri> more, IConfiguration? configuration)
{
    private const string Root = "/api/v1";
    private const string Host = "openrouter.ai";
    private const string Setting = "Endpoint";

    private readonly Uri[] _endpoints = [.. more, .. Configured(configuration)];

    /// <summary>Gets the path on the emulator; <see langword="null"/> for an address that is not for it.</summary>
    internal string? PathOf(Uri address)
    {
        if (address.Host.Equals(Host, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase))
        {
            return address.AbsolutePath;
        }

        foreach (Uri endpoint in _endpoints)
        {
            string start = endpoint.AbsolutePath.TrimEnd('/');
            if (Uri.Compare(address, endpoint, UriComponents.HostAndPort, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
                && (address.AbsolutePath + "/").StartsWith(start + "/", StringComparison.Ordinal))
            {
                return Root + address.AbsolutePath[start.Length..];
            }
        }

        return null;
    }

    /// <summary>Reads <c>OpenRouter:Endpoint</c>, and those of clients in sections of their own within. An address on this machine is one that a
    /// test has set, and stays.</summary>
    private static IEnumerable<Uri> Configured(IConfiguration? configuration) =>
        configuration is null ? [] : configuration.GetSection("OpenRouter").AsEnumerable()
            .Where(static entry => entry.Key.EndsWith(":" + Setting, StringComparison.OrdinalIgnoreCase))
            .Select(static entry => Uri.TryCreate(entry.Value, UriKind.Absolute, out Uri? address) ? address : null)
            .OfType<Uri>()
            .Where(static address => !address.IsLoopback);
}
