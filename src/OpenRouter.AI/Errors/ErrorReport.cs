using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Errors;

/// <summary>An error object with its neighbours, whatever shape it came in, as the parts that an exception is made of.</summary>
internal sealed class ErrorReport
{
    private readonly JsonElement? _metadata;
    private readonly JsonElement? _raw;
    private readonly JsonElement? _availability;

    private ErrorReport(JsonElement? error, JsonElement? outer, JsonElement envelope, string? plain)
    {
        Error = error;
        _metadata = error.ObjectField("metadata") ?? outer.ObjectField("metadata") ?? ((JsonElement?)envelope).ObjectField("metadata");
        _raw = _metadata.Field("raw");
        _availability = error.ObjectField("availability") ?? outer.ObjectField("availability");
        JsonElement? top = envelope;
        Code = error.Text("code") ?? outer.Text("code") ?? top.Text("code");
        TypeWord = _metadata.Text("error_type") ?? error.Text("error_type") ?? outer.Text("error_type") ?? top.Text("error_type");
        Provider = _metadata.Text("provider_name") ?? top.Text("provider");
        ProviderText = ErrorText.Useful(_raw);
        Said = plain ?? ErrorText.Useful(error);
        HttpStatus = error.Text("http_status") ?? error.Text("status");
        Id = top.Text("id") ?? top.Text("generation_id");
    }

    internal JsonElement? Error { get; }

    internal string? Code { get; }

    internal string? TypeWord { get; }

    /// <summary>Gets the word that the message shows beside the status: the error type, or a code that is no number.</summary>
    internal string? Word => TypeWord ?? (double.TryParse(Code, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : Code);

    internal string? Provider { get; }

    internal string? ProviderText { get; }

    /// <summary>Gets what the error object itself says, which is often only "Provider returned error".</summary>
    internal string? Said { get; }

    internal string? HttpStatus { get; }

    internal string? Id { get; }

    /// <summary>Gets what the service itself says about another attempt.</summary>
    internal bool? Retryable
    {
        get
        {
            JsonElement? opened = _raw.Text() is { } text ? ErrorJson.Open(text) : _raw;
            return _availability.Flag("retryable") ?? opened.Flag("retryable") ?? opened.Field("error").Flag("retryable");
        }
    }

    internal IReadOnlyList<string> Reasons => _metadata.Texts("reasons") is { Count: > 0 } reasons ? reasons : _metadata.Texts("patterns");

    internal OpenRouterModelAvailability? Availability
    {
        get
        {
            if (_availability is null)
            {
                return null;
            }

            JsonElement? constraint = _availability.ObjectField("constraint");
            return new OpenRouterModelAvailability
            {
                Code = _availability.Text("code") is { } code ? new OpenRouterAvailabilityCode(code) : null,
                Retryable = _availability.Flag("retryable"),
                RequestedModels = _availability.Texts("requested_models"),
                FallbackModels = _availability.Texts("fallback_models"),
                AffectedProviders = _availability.Texts("affected_providers"),
                ExcludedBy = _availability.Texts("excluded_by"),
                RetryAfter = RetryHints.Seconds(_availability.Field("retry_after").Number()),
                DocsUrl = Uri.TryCreate(_availability.Text("docs_url"), UriKind.Absolute, out Uri? url) ? url : null,
                Constraint = constraint is null
                    ? null
                    : new OpenRouterModelConstraint { Field = constraint.Text("field"), Detail = constraint.Text("detail") },
            };
        }
    }

    /// <summary>Gets the tokens that "can only afford N" names, which the service says nowhere else.</summary>
    internal int? AffordableMaxTokens => Affordable(Said) ?? Affordable(ProviderText);

    /// <summary>Reads an object that holds <c>error</c> and its neighbours.</summary>
    internal static ErrorReport Read(JsonElement envelope)
    {
        // Google's endpoints wrap the envelope in an array.
        if (envelope.ValueKind == JsonValueKind.Array && envelope.GetArrayLength() > 0)
        {
            envelope = envelope[0];
        }

        JsonElement? outer = envelope.GetField("error");
        return outer switch
        {
            { ValueKind: JsonValueKind.Object } wrapper when wrapper.GetField("error") is { } inner && wrapper.GetField("message") is null =>
                inner.ValueKind == JsonValueKind.Object
                    ? new ErrorReport(inner, wrapper, envelope, null)
                    : new ErrorReport(wrapper, null, envelope, null),
            { ValueKind: JsonValueKind.Object } error => new ErrorReport(error, null, envelope, null),
            { } odd => new ErrorReport(envelope, null, envelope, ErrorText.Useful(odd)),
            null => new ErrorReport(envelope, null, envelope, envelope.ValueKind == JsonValueKind.String ? ErrorText.Useful(envelope) : null),
        };
    }

    /// <summary>Reads an error object that stands alone, such as that of a choice.</summary>
    internal static ErrorReport ReadError(JsonElement error) => new(error, null, default, null);

    private static int? Affordable(string? text)
    {
        const string Words = "can only afford ";
        int found = text?.IndexOf(Words, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (found < 0)
        {
            return null;
        }

        int from = found + Words.Length;
        int to = from;
        while (to < text!.Length && (char.IsDigit(text[to]) || (text[to] == ',' && to + 1 < text.Length && char.IsDigit(text[to + 1]))))
        {
            to++;
        }

        string digits = text[from..to];
        return int.TryParse(digits, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int tokens) ? tokens : null;
    }
}
