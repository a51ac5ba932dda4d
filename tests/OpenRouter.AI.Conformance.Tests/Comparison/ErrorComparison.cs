using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares a failure with the expected one.</summary>
internal static class ErrorComparison
{
    public static IReadOnlyList<Difference> Differences(JsonElement expected, ReplayOutcome outcome)
    {
        JsonElement error = expected.GetProperty("error");
        if (outcome.Failure is not OpenRouterException failure)
        {
            return IsErrorContent(error, outcome)
                ? []
                : [new Difference("error", nameof(OpenRouterException), outcome.Failure?.ToString() ?? "an answer")];
        }

        if (error.GetProperty("where").GetString() == "html")
        {
            // Nothing but the failure itself can be asked for.
            return [];
        }

        var differences = new List<Difference>();
        string status = error.GetProperty("status_or_code").GetRawText();
        Expect(differences, "error.status_or_code", status, HasStatus(expected, failure), $"{failure.StatusCode} {failure.ErrorCode}");
        string[] useful = UsefulTexts(error);
        Expect(differences, "error.useful", useful[0], useful.Any(wanted => Texts(failure).Any(text => Says(text, wanted))), failure.Message);
        string provider = error.GetProperty("provider_name").ToString();
        Expect(differences, "error.provider_name", provider, HasProvider(error, failure), failure.ProviderName ?? "null");
        bool retryable = error.GetProperty("retryable").GetBoolean();
        Expect(differences, "error.retryable", retryable.ToString(), failure.IsTransient == retryable, failure.IsTransient.ToString());
        if (Text(error, "rate_limit_reset_ms") is { } reset)
        {
            bool kept = failure.RetryAfter is not null || Texts(failure).Any(text => text.Contains(reset, StringComparison.Ordinal));
            Expect(differences, "error.rate_limit_reset_ms", reset, kept, "nowhere");
        }

        if (error.GetProperty("where").GetString() == "stream")
        {
            ComparePartial(differences, error, outcome.Updates);
        }

        string all = failure.ToString();
        Expect(differences, "error.key", "no key in the exception's text", !all.Contains(RecordedCall.Key, StringComparison.Ordinal), all);
        return differences;
    }

    private static void ComparePartial(List<Difference> differences, JsonElement error, IReadOnlyList<ChatResponseUpdate> updates)
    {
        AIContent[] contents = [.. updates.SelectMany(update => update.Contents)];
        string text = string.Concat(contents.OfType<TextContent>().Select(content => content.Text));
        string wanted = Text(error, "partial_text") ?? "";
        Expect(differences, "error.partial_text", wanted, text == wanted, text);
        string reasoning = string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text));
        wanted = Text(error, "partial_reasoning") ?? "";
        Expect(differences, "error.partial_reasoning", wanted, reasoning == wanted, reasoning);
    }

    private static void Expect(List<Difference> differences, string field, string expected, bool holds, string observed)
    {
        if (!holds)
        {
            differences.Add(new Difference(field, expected, observed));
        }
    }

    /// <summary>The texts of which one must reach the caller: several where a message holds others.</summary>
    private static string[] UsefulTexts(JsonElement error) =>
        error.TryGetProperty("useful", out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? [.. list.EnumerateArray().Select(text => text.GetString()!)]
            : [UsefulText(error)];

    private static string UsefulText(JsonElement error) => Text(error, "useful") ?? Text(error, "message") ?? "";

    private static bool HasStatus(JsonElement expected, OpenRouterException failure)
    {
        JsonElement wanted = expected.GetProperty("error").GetProperty("status_or_code");
        string? status = ((int?)failure.StatusCode)?.ToString(CultureInfo.InvariantCulture);
        return wanted.ToString() == status
            || (expected.TryGetProperty("alt_status", out JsonElement more)
                && more.EnumerateArray().Any(value => value.ToString() == status))
            || wanted.ToString() == failure.ErrorCode;
    }

    private static bool HasProvider(JsonElement error, OpenRouterException failure) =>
        Text(error, "provider_name") is not { } provider || provider == failure.ProviderName;

    private static IEnumerable<string> Texts(OpenRouterException failure) =>
        new[] { failure.Message, failure.ProviderMessage, failure.ErrorBody?.GetRawText() }.OfType<string>();

    // An error inside an answer that is otherwise good may also be shown in the answer.
    private static bool IsErrorContent(JsonElement error, ReplayOutcome outcome) =>
        outcome.Response is not null
        && error.GetProperty("where").GetString() is "choice" or "stream"
        && outcome.Response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>()
            .Any(content => Says(content.Message, UsefulText(error)));

    // Recorders and providers escape and wrap texts differently; the words count.
    private static bool Says(string text, string wanted) => Folded(text).Contains(Folded(wanted), StringComparison.Ordinal);

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\\'))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private static string? Text(JsonElement error, string property) =>
        error.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
