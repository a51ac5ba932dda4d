using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;

namespace OpenRouter.AI.Testing.Responses;

/// <summary>One item of a stream, from its announcement to its end.</summary>
internal sealed class ResponsesStreamItem(int index, AnswerStep first)
{
    private readonly List<AnswerStep> _steps = [];

    internal bool IsReasoning => first is ReasoningStep;

    private bool IsMessage => IsText || IsRefusal;

    private bool IsText => first is TextStep or CitationStep;

    private bool IsRefusal => first is RefusalStep;

    private string Id => first switch
    {
        ReasoningStep => ResponsesItems.ReasoningId,
        ToolCallStep call => "fc_" + call.Id,
        ImageStep => ResponsesItems.ImageId,
        RefusalStep => ResponsesItems.RefusalId,
        _ => ResponsesItems.MessageId,
    };

    /// <summary>Whether a step goes on with this item.</summary>
    internal bool Takes(AnswerStep step) => step switch
    {
        ReasoningStep or SignatureStep => IsReasoning,
        TextStep or CitationStep => IsText,
        RefusalStep => IsRefusal,
        ArgumentsStep arguments => first is ToolCallStep call && call.Index == arguments.Index,
        _ => false,
    };

    internal IEnumerable<(string Type, JsonObject Members)> Begin()
    {
        JsonObject item = first switch
        {
            ReasoningStep => new JsonObject { ["type"] = "reasoning", ["id"] = Id, ["summary"] = new JsonArray() },
            ToolCallStep call => ResponsesItems.Call(call.Id, call.Name, string.Empty),
            ImageStep => new JsonObject { ["type"] = "image_generation_call", ["id"] = Id, ["result"] = null },
            _ => new JsonObject { ["type"] = "message", ["id"] = Id, ["role"] = "assistant", ["content"] = new JsonArray() },
        };
        if (!IsReasoning)
        {
            item["status"] = "in_progress";
        }

        yield return ("response.output_item.added", new JsonObject { ["output_index"] = index, ["item"] = item });
        if (IsReasoning || IsMessage)
        {
            JsonObject part = IsReasoning ? new JsonObject { ["type"] = "reasoning_text", ["text"] = string.Empty }
                : IsRefusal ? ResponsesItems.RefusalPart(string.Empty)
                : ResponsesItems.TextPart(new AnswerMessage([]));
            yield return ("response.content_part.added", Placed(("part", part)));
        }
    }

    internal IEnumerable<(string Type, JsonObject Members)> Add(AnswerStep step)
    {
        _steps.Add(step);
        switch (step)
        {
            case ReasoningStep reasoning:
                yield return ("response.reasoning_text.delta", Placed(("delta", reasoning.Text)));
                break;
            case TextStep text:
                yield return ("response.output_text.delta", Placed(("delta", text.Text), ("logprobs", new JsonArray())));
                break;
            case RefusalStep refusal:
                yield return ("response.refusal.delta", Placed(("delta", refusal.Text)));
                break;
            case CitationStep:
                JsonNode annotation = new AnswerMessage([step]).Annotations[0]!;
                yield return ("response.output_text.annotation.added", Placed(
                    ("annotation_index", _steps.OfType<CitationStep>().Count() - 1), ("annotation", ResponsesItems.Flat(annotation))));
                break;
            case ArgumentsStep arguments:
                yield return ("response.function_call_arguments.delta", Indexed(("delta", arguments.Text)));
                break;
            case ImageStep:
                yield return ("response.image_generation_call.in_progress", Indexed());
                yield return ("response.image_generation_call.generating", Indexed());
                yield return ("response.image_generation_call.completed", Indexed());
                break;
        }
    }

    internal IEnumerable<(string Type, JsonObject Members)> End()
    {
        AnswerMessage message = new(first is ToolCallStep call ? [call with { Index = 0 }, .. Arguments()] : _steps);
        JsonObject item;
        if (IsReasoning)
        {
            item = ResponsesItems.Reasoning(message.Reasoning.ToString(), message.Signature);
            yield return ("response.reasoning_text.done", Placed(("text", message.Reasoning.ToString())));
            yield return ("response.content_part.done", Placed(("part", item["content"]![0]!.DeepClone())));
        }
        else if (IsMessage)
        {
            item = ResponsesItems.Message(Id, IsRefusal ? ResponsesItems.RefusalPart(message.Refusal!) : ResponsesItems.TextPart(message));
            yield return IsRefusal
                ? ("response.refusal.done", Placed(("refusal", message.Refusal)))
                : ("response.output_text.done", Placed(("text", message.Content.ToString()), ("logprobs", new JsonArray())));
            yield return ("response.content_part.done", Placed(("part", item["content"]![0]!.DeepClone())));
        }
        else if (first is ToolCallStep)
        {
            (string id, string name, StringBuilder arguments) = message.Calls[0];
            item = ResponsesItems.Call(id, name, arguments.ToString());
            yield return ("response.function_call_arguments.done", Indexed(("name", name), ("arguments", arguments.ToString())));
        }
        else
        {
            item = ResponsesItems.Image(message.Images[0]!["image_url"]!["url"]!.GetValue<string>());
        }

        yield return ("response.output_item.done", new JsonObject { ["output_index"] = index, ["item"] = item });
    }

    private IEnumerable<AnswerStep> Arguments() => _steps.OfType<ArgumentsStep>().Select(step => step with { Index = 0 });

    private JsonObject Placed(params (string Name, JsonNode? Value)[] members)
    {
        JsonObject placed = new() { ["item_id"] = Id, ["output_index"] = index, ["content_index"] = 0 };
        return With(placed, members);
    }

    private JsonObject Indexed(params (string Name, JsonNode? Value)[] members) =>
        With(new JsonObject { ["item_id"] = Id, ["output_index"] = index }, members);

    private static JsonObject With(JsonObject target, (string Name, JsonNode? Value)[] members)
    {
        foreach ((string name, JsonNode? value) in members)
        {
            target[name] = value;
        }

        return target;
    }
}
