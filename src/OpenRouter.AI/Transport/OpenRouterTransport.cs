using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Polly;

namespace OpenRouter.AI.Transport;

/// <summary>
/// Sends requests and hands over answers. Everything but a success leaves here as an <see cref="OpenRouterException"/>; what may pass is sent
/// again as long as nothing has been handed out.
/// </summary>
internal sealed class OpenRouterTransport : IDisposable
{
    private readonly OpenRouterClientOptions _options;
    private readonly HttpClient _http;
    private readonly bool _owned;
    private readonly Uri _root;
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly Func<string, Uri> _address;
    private readonly RequestHeaders _headers;
    private readonly ResiliencePipeline? _retries;

    /// <param name="options">The transport's own copy.</param>
    /// <param name="httpClient">A client of the caller, which is never disposed; null makes one.</param>
    /// <param name="userAgentSuffix">What follows our own name in <c>User-Agent</c>.</param>
    /// <exception cref="ArgumentException">The options cannot work.</exception>
    internal OpenRouterTransport(OpenRouterClientOptions options, HttpClient? httpClient = null, string? userAgentSuffix = null)
    {
        options.Validate(httpClient?.DefaultRequestHeaders.Contains("Authorization") ?? false);
        _options = options;
        _owned = httpClient is null;
        _http = httpClient ?? DefaultHttpClient.Create();
        string root = options.Endpoint.AbsoluteUri;
        _root = root.EndsWith('/') ? options.Endpoint : new Uri(root + "/");
        _address = path => new Uri(_root, path);
        _headers = new RequestHeaders(options, _http, userAgentSuffix);
        _retries = RetryPipeline.Create(options);
    }

    internal OpenRouterClientOptions Options => _options;

    internal Uri Endpoint => _options.Endpoint;

    /// <summary>Gets the clock of the client.</summary>
    internal TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Makes a transport with other settings over the same connections, which stay with this one.</summary>
    internal OpenRouterTransport With(OpenRouterClientOptions options, string? userAgentSuffix) => new(options, _http, userAgentSuffix);

    public void Dispose()
    {
        if (_owned)
        {
            _http.Dispose();
        }
    }

    /// <summary>Reads a whole JSON answer and maps it; a failure that <paramref name="read"/> finds in it counts like any other.</summary>
    /// <exception cref="OpenRouterException">The service, a provider or the way to them failed.</exception>
    internal async Task<T> SendAsync<T>(WireRequest request, Func<WholeAnswer, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OpenRouterException failure;
        try
        {
            return await SendOnceAsync(request, read, cancellationToken).ConfigureAwait(false);
        }
        catch (OpenRouterException exception) when (IsRetried(exception))
        {
            failure = exception;
        }

        return await RetryAsync(failure, SendOnceAsync, (request, read), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Opens an answer and lets <paramref name="begin"/> read its first part. Until that has succeeded the request may be sent again; from then
    /// on the answer belongs to what <paramref name="begin"/> made, which disposes it.
    /// </summary>
    /// <exception cref="OpenRouterException">The service, a provider or the way to them failed.</exception>
    internal async ValueTask<T> OpenAsync<T>(
        WireRequest request, Func<AnswerStream, CancellationToken, ValueTask<T>> begin, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OpenRouterException failure;
        try
        {
            return await OpenOnceAsync(request, begin, cancellationToken).ConfigureAwait(false);
        }
        catch (OpenRouterException exception) when (IsRetried(exception))
        {
            failure = exception;
        }

        return await RetryAsync(failure, OpenOnceAsync, (request, begin), cancellationToken).ConfigureAwait(false);
    }

    private bool IsRetried(OpenRouterException failure) => _retries is not null && RetryPipeline.MayPass(failure);

    /// <summary>
    /// Brings the pipeline in only when the first attempt failed and may be repeated: nearly every call works at once. The pipeline is given
    /// that failure as its first attempt, so that it counts and waits as if it had made it.
    /// </summary>
    private async Task<T> RetryAsync<T, TRead>(
        OpenRouterException failure,
        Func<WireRequest, TRead, CancellationToken, ValueTask<T>> again,
        (WireRequest Request, TRead Read) call,
        CancellationToken cancellationToken)
    {
        bool given = false;
        return await _retries!.ExecuteAsync(
            token =>
            {
                if (given)
                {
                    return again(call.Request, call.Read, token);
                }

                given = true;
                return new ValueTask<T>(Task.FromException<T>(failure));
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<T> SendOnceAsync<T>(WireRequest request, Func<WholeAnswer, T> read, CancellationToken cancellationToken)
    {
        AnswerStream answer = await StartAsync(request, cancellationToken).ConfigureAwait(false);
        await using (answer.ConfigureAwait(false))
        {
            await ResponseGuard.CheckAsync(answer, TimeProvider, cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> body = await answer.ReadWholeAsync(cancellationToken).ConfigureAwait(false);
            ResponseGuard.CheckJson(answer, body.Span);
            try
            {
                return read(new WholeAnswer(body, answer.Headers, answer.Status));
            }
            catch (JsonException exception)
            {
                throw ResponseGuard.Malformed(answer, exception);
            }
        }
    }

    private async ValueTask<T> OpenOnceAsync<T>(
        WireRequest request, Func<AnswerStream, CancellationToken, ValueTask<T>> begin, CancellationToken cancellationToken)
    {
        AnswerStream? answer = null;
        try
        {
            answer = await StartAsync(request, cancellationToken).ConfigureAwait(false);
            await ResponseGuard.CheckAsync(answer, TimeProvider, cancellationToken).ConfigureAwait(false);
            T begun = await begin(answer, cancellationToken).ConfigureAwait(false);
            answer = null;
            return begun;
        }
        catch (JsonException exception) when (answer is not null)
        {
            throw ResponseGuard.Malformed(answer, exception);
        }
        finally
        {
            answer?.Close();
        }
    }

    private async ValueTask<AnswerStream> StartAsync(WireRequest request, CancellationToken cancellationToken)
    {
        CallWatch? watch = new(TimeProvider, _options.IdleTimeout);
        HttpResponseMessage? response = null;
        try
        {
            watch.Link(cancellationToken);
            using HttpRequestMessage message = CreateMessage(request);
            Task<HttpResponseMessage> sent = _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, watch.Token);
            if (!sent.IsCompleted)
            {
                watch.Begin();
            }

            response = await sent.ConfigureAwait(false);
            Stream body = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
            watch.End();
            var answer = new AnswerStream(response, body, watch, AnswerHeadersReader.Read(response, TimeProvider.GetUtcNow(), _headers.CredentialsOf(request)));
            response = null;
            watch = null;
            return answer;
        }
        catch (Exception exception) when (watch is not null && CallFailure.IsKnown(exception))
        {
            throw CallFailure.Translate(exception, watch, generationId: null, answerBegun: response is not null, cancellationToken);
        }
        finally
        {
            response?.Dispose();
            watch?.Dispose();
        }
    }

    /// <summary>Addresses without parameters are made once; the others are too many to keep.</summary>
    private Uri Address(string path) => path is "chat/completions" or "responses" or "embeddings" ? _addresses.GetOrAdd(path, _address) : _address(path);

    private HttpRequestMessage CreateMessage(WireRequest request)
    {
        var message = new HttpRequestMessage(request.Method, Address(request.Path));
        try
        {
            message.Content = request.Body is { } body ? new RequestContent(request, body) : null;
            _headers.Apply(message, request);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }
}
