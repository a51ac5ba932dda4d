using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Transport;

/// <summary>Asks the endpoints of account and catalog, whose answers hold what was asked for in <c>data</c>.</summary>
internal static class DataAnswer
{
    /// <summary>Gets an answer and reads it; <paramref name="read"/> is given the whole body and returns null for one that cannot be
    /// it.</summary>
    /// <exception cref="OpenRouterException">The service reported a failure, with whatever status, or answered something else.</exception>
    internal static async Task<T> GetAsync<T>(
        this OpenRouterTransport transport, string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        using WireRequest request = new(HttpMethod.Get, path);
        return await transport.SendAsync(request, answer => Read(answer, read, transport.TimeProvider), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets an answer whose <c>data</c> is one object.</summary>
    /// <exception cref="OpenRouterException">The service reported a failure, with whatever status, or answered something else.</exception>
    internal static Task<T> GetObjectAsync<T>(
        this OpenRouterTransport transport, string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class =>
        transport.GetAsync(path, body => body.GetObjectField("data") is { } data ? read(data) : null, cancellationToken);

    private static T Read<T>(WholeAnswer answer, Func<JsonElement, T?> read, TimeProvider time)
        where T : class
    {
        JsonElement body = JsonRead.Detach(answer.Body.Span);
        if (body.GetField("error") is not null)
        {
            throw OpenRouterExceptionFactory.FromEnvelope(body, answer.Status, answer.Headers, time.GetUtcNow());
        }

        return read(body) ?? throw OpenRouterExceptionFactory.InvalidAnswer("'data' is missing or not what was asked for", body: body);
    }
}
