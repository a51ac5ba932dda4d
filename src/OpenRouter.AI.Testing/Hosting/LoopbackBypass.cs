using System;
using System.Net;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>A proxy that is asked for no address of this machine: .NET sends those too to the one that <c>http_proxy</c> names, where an emulator cannot
/// be reached and nobody is to read what a test asks.</summary>
internal sealed class LoopbackBypass(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
