using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OpenRouter.AI.Testing.Endpoints;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Faults;
using OpenRouter.AI.Testing.Recording;
using OpenRouter.AI.Testing.Scripting;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>What happens to a request: it is read and recorded, then a script answers it, or the key is checked and an endpoint
/// does.</summary>
internal sealed class RequestPipeline : IDisposable
{
    private readonly ConcurrentQueue<ScriptedAnswer> _scripts = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly EndpointTable _endpoints;
    private readonly TimeProvider _timeProvider;
    private readonly FailureLog _log;
    private readonly RequestLog _requests;

    internal RequestPipeline(OpenRouterEmulatorOptions options)
    {
        _endpoints = new EndpointTable(options);
        _timeProvider = options.TimeProvider;
        _log = new FailureLog(options.LoggerFactory);
        _requests = new RequestLog(options.MaxRecordedRequests, options.MaxRecordedBytes);
        Book = new ScriptBook(_requests);
    }

    internal ScriptBook Book { get; }

    internal ReplayShelf? Shelf { get; set; }

    internal IReadOnlyList<RecordedRequest> Requests => _requests.Requests;

    public void Dispose() => _stopping.Dispose();

    internal void Enqueue(ScriptedAnswer answer) => _scripts.Enqueue(answer);

    internal void Reset()
    {
        Book.Clear();
        Shelf = null;
        _scripts.Clear();
        _requests.Clear();
        _endpoints.Forget();
    }

    internal Task StopAsync() => _stopping.CancelAsync();

    internal async Task HandleAsync(HttpContext context)
    {
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        int epoch = _requests.Epoch;
        RecordedRequest? request = null;
        bool sent = false;
        try
        {
            (request, bool isWhole) = await RequestReader.ReadAsync(context.Request, left.Token).ConfigureAwait(false);
            _requests.Add(request, epoch);
            if (!isWhole)
            {
                context.Abort();
                return;
            }

            await AnswerAsync(new Exchange(context, request, left.Token)).ConfigureAwait(false);
            sent = !context.RequestAborted.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (DroppedConnectionException) when (!context.Response.HasStarted)
        {
            // Kestrel would answer 500 to an exception here.
            context.Abort();
        }
        catch (IOException)
        {
            // The client has closed the connection while it was read from or written to.
            context.Abort();
        }
        catch (Exception error) when (request is not null && error is not DroppedConnectionException)
        {
            await FailAsync(context, request, epoch, error, left.Token).ConfigureAwait(false);
        }
        finally
        {
            request?.Complete(sent);
        }
    }

    private async Task AnswerAsync(Exchange exchange)
    {
        if (_scripts.TryDequeue(out ScriptedAnswer? script))
        {
            await ScriptedAnswerWriter.WriteAsync(exchange, script).ConfigureAwait(false);
            return;
        }

        (EmulatedReply? reply, Fault? fault, IReadOnlyList<string> rules) = Book.Take(
            exchange.Request, said => said.Recorded is not null || _endpoints.IsAccepted(exchange.With(said)));
        try
        {
            await ScriptedAsync(exchange, exchange.With(reply), fault).ConfigureAwait(false);
        }
        catch (Exception error) when (rules.Count > 0 && error is not (OperationCanceledException or DroppedConnectionException or IOException))
        {
            throw new FailedRuleException(rules, error);
        }
    }

    private async Task ScriptedAsync(Exchange exchange, Exchange replied, Fault? fault)
    {
        if (fault is null)
        {
            await OwnAnswerAsync(replied).ConfigureAwait(false);
            return;
        }

        WireAnswer answer = await replied.CaptureAsync(OwnAnswerAsync).ConfigureAwait(false);
        WireAnswer spoilt = fault.Apply(answer, new FaultScene(exchange.Request, _timeProvider));
        spoilt.Served?.Invoke();
        await WireSender.SendAsync(exchange, spoilt).ConfigureAwait(false);
    }

    /// <summary>A fault of the emulator or its script must not look like one of the service: it is kept for the assertions.</summary>
    private async Task FailAsync(HttpContext context, RecordedRequest request, int epoch, Exception error, CancellationToken left)
    {
        _requests.AddFailure(request, epoch, error);
        _log.Failed(request, error);
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        PlainAnswer answer = ServiceError.Of(500, $"The emulator failed, not the service. {error.Message}");
        await answer.WriteAsync(new Exchange(context, request, left)).ConfigureAwait(false);
    }

    private async Task OwnAnswerAsync(Exchange exchange)
    {
        try
        {
            if ((exchange.Reply?.Recorded ?? (exchange.Reply is null ? Shelf?.Find(exchange.Request).Answer : null)) is { } recorded)
            {
                await WireSender.SendAsync(exchange, recorded).ConfigureAwait(false);
                return;
            }

            await _endpoints.AnswerAsync(exchange).ConfigureAwait(false);
        }
        catch (RejectedRequestException rejected)
        {
            await rejected.Answer.WriteAsync(exchange).ConfigureAwait(false);
        }
    }
}
