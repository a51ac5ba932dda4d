using System;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Errors;

/// <summary>The only maker of <see cref="OpenRouterException"/>: one method for each road that a failure takes.</summary>
internal static class OpenRouterExceptionFactory
{
    // Enough for a title or a line of text; the rest of a web page says nothing.
    private const int MaxText = 16 * 1024;

    private const int MaxQuote = 300;

    /// <summary>An HTTP status that tells of a failure; the body may be anything.</summary>
    internal static OpenRouterException FromHttp(int status, ReadOnlySpan<byte> body, string? mediaType, AnswerHeaders headers, DateTimeOffset now)
    {
        if ((ErrorJson.Open(TrimStart(body)) ?? ErrorJson.Open(EventData(body))) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String } json)
        {
            return FromReport(ErrorReport.Read(json), json, status, headers, now);
        }

        string reason = Page(body, mediaType) ?? ErrorMessage.Describe(status);
        string message = ErrorMessage.Compose(headers.ProviderName, headers.Hide(reason), status, null);
        return new OpenRouterException(message, null, (HttpStatusCode)status)
        {
            ProviderName = headers.ProviderName,
            RetryAfter = RetryHints.Find(null, headers, now),
            IsTransient = ErrorStatus.IsTransient(status),
            GenerationId = headers.GenerationId,
        };
    }

    /// <summary>An object with <c>error</c> and its neighbours: a body with status 200, a chunk, a failed response, an <c>error</c> event.</summary>
    internal static OpenRouterException FromEnvelope(JsonElement envelope, int httpStatus, AnswerHeaders headers, DateTimeOffset now) =>
        FromReport(ErrorReport.Read(envelope), envelope, httpStatus, headers, now);

    /// <summary>The error object of a choice; <paramref name="provider"/> is the one that the answer names.</summary>
    internal static OpenRouterException FromChoiceError(
        JsonElement error, int httpStatus, AnswerHeaders headers, DateTimeOffset now, string? provider = null, string? generationId = null)
    {
        AnswerHeaders known = headers with
        {
            ProviderName = provider ?? headers.ProviderName,
            GenerationId = headers.GenerationId ?? generationId,
        };
        return error.ValueKind == JsonValueKind.Object
            ? FromReport(ErrorReport.ReadError(error), error, httpStatus, known, now)
            : FromReport(ErrorReport.Read(error), error, httpStatus, known, now);
    }

    /// <summary>A stream that ended without a finish.</summary>
    internal static OpenRouterException Truncated(string? generationId) =>
        Transient("The answer broke off: the stream ended without a finish reason", generationId, null);

    /// <summary>An answer that cannot be one; <paramref name="what"/> is a clause such as "the answer holds no choices".</summary>
    internal static OpenRouterException InvalidAnswer(
        string what, string? generationId = null, Exception? inner = null, string? provider = null, JsonElement? body = null, bool transient = true)
    {
        string message = ErrorMessage.Compose(provider, "The service gave an invalid answer: " + what, null, null);
        return new OpenRouterException(message, inner, null)
        {
            IsTransient = transient,
            GenerationId = generationId,
            ProviderName = provider,
            ErrorBody = body?.Clone(),
        };
    }

    /// <summary>The failure of one request of several that a call is made of; <paramref name="part"/> says which one.</summary>
    internal static OpenRouterException OfPart(OpenRouterException failure, string part) =>
        new(part + ": " + failure.Message, failure, failure.StatusCode)
        {
            ErrorCode = failure.ErrorCode,
            ErrorType = failure.ErrorType,
            ProviderName = failure.ProviderName,
            ProviderMessage = failure.ProviderMessage,
            RetryAfter = failure.RetryAfter,
            IsTransient = failure.IsTransient,
            GenerationId = failure.GenerationId,
            Availability = failure.Availability,
            AffordableMaxTokens = failure.AffordableMaxTokens,
            Reasons = failure.Reasons,
            ErrorBody = failure.ErrorBody,
        };

    /// <summary>A success status with a web page or text: the endpoint is not the API, or something in between answered.</summary>
    internal static OpenRouterException NotJson(int status, ReadOnlySpan<byte> body, string? mediaType, AnswerHeaders headers)
    {
        string said = Page(body, mediaType) is { } text ? " \"" + headers.Hide(text) + "\"" : "";
        string reason = "Expected JSON, received " + (mediaType ?? "something else") + said;
        if (reason.Length > MaxQuote)
        {
            reason = reason[..MaxQuote] + "…";
        }

        string message = ErrorMessage.Compose(null, reason + "; check the endpoint and the proxies before it", status, null);
        return new OpenRouterException(message, null, (HttpStatusCode)status) { GenerationId = headers.GenerationId };
    }

    /// <summary>No byte for the idle timeout, keep-alives included. The wait is not repeated within the call.</summary>
    internal static OpenRouterException Silence(TimeSpan idle, string? generationId = null)
    {
        string seconds = idle.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        string reason = $"No byte arrived for {seconds} seconds (IdleTimeout)";
        return new OpenRouterException(reason, new TimeoutException(reason), null)
        {
            IsTransient = true,
            AllowsAttempt = false,
            GenerationId = generationId,
        };
    }

    /// <summary>The total time that a given HttpClient allows is used up.</summary>
    internal static OpenRouterException Timeout(Exception inner, string? generationId = null)
    {
        const string Reason = "The request took longer than HttpClient.Timeout allows; long answers need a longer or infinite one";
        TimeoutException cause = inner as TimeoutException ?? inner.InnerException as TimeoutException ?? new TimeoutException(Reason, inner);
        return new OpenRouterException(Reason, cause, null)
        {
            IsTransient = true,
            AllowsAttempt = false,
            GenerationId = generationId,
        };
    }

    /// <summary>The connection failed; <paramref name="answerBegun"/> tells whether headers had arrived.</summary>
    internal static OpenRouterException Network(Exception inner, bool answerBegun, string? generationId = null)
    {
        string what = answerBegun ? "The connection broke while the answer arrived: " : "The service could not be reached: ";
        Exception cause = inner.GetBaseException();
        return Transient(what + cause.Message, generationId, inner);
    }

    /// <summary>Zeros where a balance should be: some keys that may not see the account are told nothing rather than refused.</summary>
    internal static OpenRouterException NoManagementKey()
    {
        const string Reason = "The credits of the account cannot be read with this key: the service answered zeros to a key that is no "
            + "management key. Use a management key, or GetKeyAsync for the limits of this one";
        return new OpenRouterException(ErrorMessage.Compose(null, Reason, (int)HttpStatusCode.Forbidden, null), null, HttpStatusCode.Forbidden);
    }

    private static OpenRouterException Transient(string reason, string? generationId, Exception? inner) =>
        new(ErrorMessage.Compose(null, reason, null, null), inner, null) { IsTransient = true, GenerationId = generationId };

    private static OpenRouterException FromReport(
        ErrorReport report, JsonElement body, int httpStatus, AnswerHeaders headers, DateTimeOffset now)
    {
        int? status = ErrorStatus.Find(httpStatus, report);
        string? provider = report.Provider ?? headers.ProviderName;
        int? affordable = report.AffordableMaxTokens;
        string message = headers.Hide(ErrorMessage.Compose(provider, headers.Hide(Reason(report, status, affordable)), status, report.Word));
        OpenRouterException failure = new(message, null, (HttpStatusCode?)status)
        {
            ErrorCode = report.Code,
            ErrorType = report.TypeWord is { } type ? new OpenRouterErrorType(type) : null,
            ProviderName = provider,
            ProviderMessage = report.ProviderText is { } text ? ErrorMessage.Mask(headers.Hide(text)) : null,
            RetryAfter = RetryHints.Find(report.Error, headers, now),
            IsTransient = report.Retryable ?? ErrorStatus.IsTransient(status),
            GenerationId = headers.GenerationId ?? report.Id,
            Availability = report.Availability,
            AffordableMaxTokens = affordable,
            Reasons = report.Reasons,
            ErrorBody = headers.Credentials?.Hide(body) ?? body.Clone(),
        };
        if (httpStatus < (int)HttpStatusCode.MultipleChoices)
        {
            // Whatever status the error names, an answer had begun, and what there was of it may be billed.
            failure.Data["openrouter:answered"] = true;
        }

        return failure;
    }

    private static string Reason(ErrorReport report, int? status, int? affordable)
    {
        string reason = report.ProviderText ?? report.Said ?? (status is { } known ? ErrorMessage.Describe(known) : "The service reported an error");
        if (status != (int)HttpStatusCode.PaymentRequired)
        {
            return reason;
        }

        // Without max_tokens the service reckons with the most that the model can write, so the account may well hold money.
        string tokens = affordable?.ToString(CultureInfo.InvariantCulture) ?? "";
        string afford = reason.Contains(tokens, StringComparison.Ordinal) ? "" : "; " + tokens + " output tokens are affordable";
        string lower = reason.Contains("max_tokens", StringComparison.Ordinal) ? "" : "; add credits, or set a lower max_tokens";
        return reason + afford + lower;
    }

    /// <summary>The title of a web page, or the text of a body that is neither page nor JSON.</summary>
    private static string? Page(ReadOnlySpan<byte> body, string? mediaType)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxText)]);
        bool page = mediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) ?? false;
        string? plain = ErrorText.Plain(text);
        return page && plain is not null && !text.TrimStart().StartsWith('<') && plain.Contains('<', StringComparison.Ordinal) ? null : plain;
    }

    /// <summary>The data of the event that a failed stream begins with; empty when the body has another form.</summary>
    private static ReadOnlySpan<byte> EventData(ReadOnlySpan<byte> body)
    {
        int found = body.IndexOf("data:"u8);
        return found == 0 || (found > 0 && body[found - 1] is (byte)'\n' or (byte)'\r') ? body[(found + "data:"u8.Length)..] : default;
    }

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return body.StartsWith(mark) ? body[mark.Length..] : body;
    }
}
