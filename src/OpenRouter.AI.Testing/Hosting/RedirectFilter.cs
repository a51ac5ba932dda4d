using System;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Puts the redirect behind all handlers of all clients of the factory, so that it sees each request as it would leave.</summary>
internal sealed class RedirectFilter(RedirectTarget target) : IHttpMessageHandlerBuilderFilter
{
    /// <summary>Adds it before the filters of the application, whenever those come: the first of them has the last word.</summary>
    internal static void AddTo(IServiceCollection services, Func<IServiceProvider, RedirectTarget> target)
    {
        services.AddHttpClient();
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(provider => new RedirectFilter(target(provider))));
    }

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.AdditionalHandlers.Add(new RedirectHandler(target));
        Bypass(builder.PrimaryHandler);
    };

    private static void Bypass(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler { UseProxy: true } sockets when sockets.Proxy is not LoopbackBypass:
                sockets.Proxy = new LoopbackBypass(sockets.Proxy ?? HttpClient.DefaultProxy);
                break;
            case HttpClientHandler { UseProxy: true } client when client.Proxy is not LoopbackBypass:
                client.Proxy = new LoopbackBypass(client.Proxy ?? HttpClient.DefaultProxy);
                break;
        }
    }
}
