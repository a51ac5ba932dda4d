using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Json;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Support;

/// <summary>Short ways to the transport.</summary>
internal static class Wire
{
    public const string Key = "sk-or-v1-0123456789abcdef0123456789abcdef";

    public static OpenRouterClientOptions Options(Action<OpenRouterClientOptions>? configure = null)
    {
        var options = new OpenRouterClientOptions { ApiKey = Key, Endpoint = new Uri("https://host.test/api/v1"), MaxRetries = 0 };
        configure?.Invoke(options);
        return options;
    }

    public static OpenRouterTransport Transport(
        ScriptedHandler handler, int retries = 0, TimeProvider? time = null, Action<OpenRouterClientOptions>? configure = null) =>
        new(
            Options(options =>
            {
                options.MaxRetries = retries;
                options.TimeProvider = time ?? new FakeTimeProvider();
                configure?.Invoke(options);
            }),
            handler.Client());

    public static WireRequest Post(string body = "{}", bool stream = false, params KeyValuePair<string, string>[] headers)
    {
        var wire = new WireBody();
        wire.Json.Append(Encoding.UTF8.GetBytes(body));
        return new WireRequest(HttpMethod.Post, "chat/completions", wire, headers, stream);
    }

    public static Task<string> TextAsync(this OpenRouterTransport transport, WireRequest request, CancellationToken cancellationToken) =>
        transport.SendAsync(request, static answer => Encoding.UTF8.GetString(answer.Body.Span), cancellationToken);

    public static Task<AnswerStream> StreamAsync(this OpenRouterTransport transport, CancellationToken cancellationToken) =>
        transport.OpenAsync(Post(stream: true), static (answer, _) => ValueTask.FromResult(answer), cancellationToken).AsTask();

    /// <summary>Reads events until one is there or the stream has ended.</summary>
    public static async Task<string?> NextAsync(this AnswerStream answer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (answer.TryRead(out ReadOnlySpan<byte> data))
            {
                return Encoding.UTF8.GetString(data);
            }

            if (!await answer.FillAsync(cancellationToken))
            {
                return answer.TryRead(out data) ? Encoding.UTF8.GetString(data) : null;
            }
        }
    }
}
