using System.Globalization;
using System.Linq;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>An answer on the terminal: reasoning dimmed, text plain, calls as they are made, and at the end what it took.</summary>
internal sealed class AnswerView
{
    private bool _dimmed;
    private bool _lineIsOpen;

    internal void Show(ChatResponseUpdate update)
    {
        foreach (AIContent content in update.Contents)
        {
            switch (content)
            {
                case TextReasoningContent { Text.Length: > 0 } reasoning:
                    Write(reasoning.Text, dimmed: true);
                    break;
                case TextContent { Text.Length: > 0 } text:
                    Write(text.Text, dimmed: false);
                    break;
                case FunctionCallContent call:
                    Line($"calls {call.Name}({string.Join(", ", call.Arguments?.Select(static a => $"{a.Key}: {a.Value}") ?? [])}){Problem(call)}");
                    break;
                case FunctionResultContent result:
                    Line($"gets {result.Result}");
                    break;
                case ErrorContent error:
                    Line($"{error.ErrorCode}: {error.Message}");
                    break;
                case ImageGenerationToolResultContent { Outputs: [DataContent image] }:
                    Line($"[{image.MediaType}, {image.Data.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes]");
                    break;
                case DataContent data:
                    Line($"[{data.MediaType}, {data.Data.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes]");
                    break;
            }

            foreach (CitationAnnotation citation in content.Annotations?.OfType<CitationAnnotation>() ?? [])
            {
                Line($"source: {citation.Title ?? citation.Url?.ToString()} {citation.Url}");
            }
        }
    }

    internal void End(ChatResponse response)
    {
        Close();
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        string reason = response.FinishReason == ChatFinishReason.Length ? ", cut off at the limit of tokens" : "";
        string summary = response.Usage is { } usage ? Summary(usage) : "no usage reported";
        string by = metadata?.Provider is { } provider ? " by " + provider : "";
        Terminal.Note($"{response.ModelId}{by}: {summary}{reason}");
    }

    internal static string Summary(UsageDetails usage)
    {
        string tokens = string.Create(CultureInfo.InvariantCulture, $"{usage.InputTokenCount ?? 0} tokens in, {usage.OutputTokenCount ?? 0} out");
        string reasoning = usage.ReasoningTokenCount is > 0 and { } count
            ? string.Create(CultureInfo.InvariantCulture, $" ({count} of them reasoning)")
            : "";
        string cost = usage.GetOpenRouterCost() is { } usd ? "$" + usd.ToString("0.########", CultureInfo.InvariantCulture) : "cost not reported";
        return $"{tokens}{reasoning}, {cost}";
    }

    /// <summary>Ends the line that the answer stands on, so that something else can be said.</summary>
    internal void Close()
    {
        if (_dimmed)
        {
            Terminal.EndDim();
            _dimmed = false;
        }

        if (_lineIsOpen)
        {
            Terminal.Line();
            _lineIsOpen = false;
        }
    }

    private void Write(string text, bool dimmed)
    {
        if (dimmed != _dimmed)
        {
            Close();
            _dimmed = dimmed;
            if (dimmed)
            {
                Terminal.BeginDim();
            }
        }

        Terminal.Text(text);
        _lineIsOpen = !text.EndsWith('\n');
    }

    private void Line(string text)
    {
        Close();
        Terminal.Note(text);
    }

    private static string Problem(FunctionCallContent call) => call.Exception is null ? "" : " - not run: " + call.Exception.Message;
}
