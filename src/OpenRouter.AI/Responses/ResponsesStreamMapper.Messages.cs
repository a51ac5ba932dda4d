using System.Globalization;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesStreamMapper
{
    /// <summary>Begins an output message: the first of an answer goes into the message that stands for the answer, every other one begins its own.</summary>
    private ResponsesItem Begin(ResponsesItem item)
    {
        if (item.IsShown)
        {
            return item;
        }

        item.IsShown = true;
        if (Message.HasOutput)
        {
            CloseMessage();
            int number = Message.Number + 1;
            string id = item.Id is { Length: > 0 } own && own != Message.Id ? own : _answer.Id + "_" + number.ToString(CultureInfo.InvariantCulture);
            _message = new ResponsesMessage(_answer, id, number);
        }

        Message.HasOutput = true;
        _speaking = item;
        return item;
    }

    private void CloseMessage()
    {
        Message.Close(_contents, isLast: false);
        AdditionalPropertiesDictionary? properties = Message.Properties([]);
        if (_contents.Count > 0 || properties is not null)
        {
            ChatResponseUpdate last = Update(Flush(), null, default);
            last.AdditionalProperties = properties;
            HandOut(last);
        }
    }

    private void Show(AIContent content)
    {
        Message.CloseReasoning(_contents);
        _contents.Add(content);
    }

    private void ShowText(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            if (Message.ReasoningIsOpen)
            {
                Message.CloseReasoning(_contents);
            }

            _contents.Add(new TextContent(text));
        }
    }

    private void ShowReasoning(ResponsesItem item, bool isSummary, string? text, bool begins)
    {
        item.ShowsSummaries ??= isSummary;
        if (string.IsNullOrEmpty(text) || item.ShowsSummaries != isSummary)
        {
            return;
        }

        string shown = Message.OpenReasoning(text!, begins);
        if (!_context.HidesReasoning)
        {
            _contents.Add(new TextReasoningContent(shown));
        }
    }
}
