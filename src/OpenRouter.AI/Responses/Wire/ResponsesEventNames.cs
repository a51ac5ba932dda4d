using System;
using System.Collections.Generic;
using System.Text;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>
/// The names of events: all of the specification, and those that only its prose has. What an event that is passed over says is said once more by the
/// item when it is done, without which a stream is not complete: the progress of a search, code and patches
/// while they are written, the panel of a fusion.
/// </summary>
internal static class ResponsesEventNames
{
    private static readonly Dictionary<string, ResponsesEventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["response.created"] = ResponsesEventKind.Opened,
        ["response.in_progress"] = ResponsesEventKind.Opened,
        ["response.completed"] = ResponsesEventKind.Completed,
        ["response.done"] = ResponsesEventKind.Completed,
        ["response.incomplete"] = ResponsesEventKind.Incomplete,
        ["response.failed"] = ResponsesEventKind.Failed,
        ["response.error"] = ResponsesEventKind.Failed,
        ["error"] = ResponsesEventKind.Failed,
        ["response.output_item.added"] = ResponsesEventKind.ItemAdded,
        ["response.output_item.done"] = ResponsesEventKind.ItemDone,
        ["response.content_part.added"] = ResponsesEventKind.PassedOver,
        ["response.content_part.done"] = ResponsesEventKind.PartDone,
        ["response.output_text.delta"] = ResponsesEventKind.TextDelta,
        ["response.content_part.delta"] = ResponsesEventKind.TextDelta,
        ["response.output_text.done"] = ResponsesEventKind.TextDone,
        ["response.output_text.annotation.added"] = ResponsesEventKind.AnnotationAdded,
        ["response.refusal.delta"] = ResponsesEventKind.RefusalDelta,
        ["response.refusal.done"] = ResponsesEventKind.RefusalDone,
        ["response.function_call_arguments.delta"] = ResponsesEventKind.ArgumentsDelta,
        ["response.function_call_arguments.done"] = ResponsesEventKind.ArgumentsDone,
        ["response.custom_tool_call_input.delta"] = ResponsesEventKind.ArgumentsDelta,
        ["response.custom_tool_call_input.done"] = ResponsesEventKind.ArgumentsDone,
        ["response.reasoning_text.delta"] = ResponsesEventKind.ReasoningDelta,
        ["response.reasoning.delta"] = ResponsesEventKind.ReasoningDelta,
        ["response.reasoning_text.done"] = ResponsesEventKind.ReasoningDone,
        ["response.reasoning_summary_part.added"] = ResponsesEventKind.PassedOver,
        ["response.reasoning_summary_part.done"] = ResponsesEventKind.SummaryPartDone,
        ["response.reasoning_summary_text.delta"] = ResponsesEventKind.SummaryDelta,
        ["response.reasoning_summary_text.done"] = ResponsesEventKind.SummaryDone,
        ["response.image_generation_call.in_progress"] = ResponsesEventKind.PassedOver,
        ["response.image_generation_call.generating"] = ResponsesEventKind.PassedOver,
        ["response.image_generation_call.partial_image"] = ResponsesEventKind.PartialImage,
        ["response.image_generation_call.completed"] = ResponsesEventKind.PassedOver,
        ["response.code_interpreter_call.in_progress"] = ResponsesEventKind.PassedOver,
        ["response.code_interpreter_call.interpreting"] = ResponsesEventKind.PassedOver,
        ["response.code_interpreter_call.completed"] = ResponsesEventKind.PassedOver,
        ["response.code_interpreter_call_code.delta"] = ResponsesEventKind.PassedOver,
        ["response.code_interpreter_call_code.done"] = ResponsesEventKind.PassedOver,
        ["response.web_search_call.in_progress"] = ResponsesEventKind.PassedOver,
        ["response.web_search_call.searching"] = ResponsesEventKind.PassedOver,
        ["response.web_search_call.completed"] = ResponsesEventKind.PassedOver,
        ["response.apply_patch_call_operation_diff.delta"] = ResponsesEventKind.PassedOver,
        ["response.apply_patch_call_operation_diff.done"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.in_progress"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.panel.added"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.panel.delta"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.panel.reasoning.delta"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.panel.completed"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.panel.failed"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.analysis.in_progress"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.analysis.completed"] = ResponsesEventKind.PassedOver,
        ["response.fusion_call.completed"] = ResponsesEventKind.PassedOver,
        ["response.debug"] = ResponsesEventKind.PassedOver,
    };

    internal static ResponsesEventKind Of(ReadOnlySpan<byte> name) =>
        Kinds.TryGetValue(Encoding.UTF8.GetString(name), out ResponsesEventKind kind) ? kind : ResponsesEventKind.Unknown;
}
