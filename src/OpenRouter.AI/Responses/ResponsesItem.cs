using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>One item of an answer, by its place: what has been handed out of it, and what it is in the end.</summary>
internal sealed partial class ResponsesItem(int index, string type) : IDisposable
{
    /// <summary>The place of an item whose events do not tell it.</summary>
    internal const int NoPlace = -1;

    // No answer has as many parts; a larger number would only make room for itself.
    private const int MostParts = 1024;

    private readonly List<TextProgress> _contents = [];
    private readonly List<TextProgress> _summaries = [];
    private PooledBuffer? _arguments;

    internal int Index { get; set; } = index;

    internal string Type { get; } = type;

    /// <summary>Gets the item as it came last; undefined while it has only begun without anything to keep.</summary>
    internal JsonElement Raw { get; private set; }

    /// <summary>Gets or sets whether the last event has the item.</summary>
    internal bool IsFinal { get; set; }

    /// <summary>Gets whether the item has come to its end.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Gets whether the item says of itself that it stopped before its end.</summary>
    internal bool IsUnfinished => Raw.GetTextField("status") is "incomplete" or "in_progress";

    /// <summary>Gets or sets whether its contents have been handed out.</summary>
    internal bool IsShown { get; set; }

    /// <summary>Gets or sets the number of the message whose items it is among, once that message is closed; null as long as it may yet change.</summary>
    internal int? Message { get; set; }

    /// <summary>Gets or sets the id under which the call is handed out, once it is known.</summary>
    internal string? CallId { get; set; }

    /// <summary>Gets or sets the refusal so far.</summary>
    internal string? Refusal { get; set; }

    /// <summary>Gets the annotations that came by themselves, with the part of the text they belong to.</summary>
    internal List<(int Part, JsonElement Annotation)> Annotations { get; } = [];

    /// <summary>Gets or sets how many annotations have been handed out as citations.</summary>
    internal int Cited { get; set; }

    internal bool IsMessage => Is("message");

    internal bool IsReasoning => Is("reasoning");

    internal bool IsFunctionCall => Is("function_call");

    internal bool Is(string type) => string.Equals(Type, type, StringComparison.Ordinal);

    internal string? Id => Raw.GetTextField("id");

    /// <summary>Gets whether reasoning is shown by its summaries; the first kind that comes is shown, not both.</summary>
    internal bool? ShowsSummaries { get; set; }

    public void Dispose()
    {
        _contents.ForEach(static text => text.Dispose());
        _summaries.ForEach(static text => text.Dispose());
        _arguments?.Dispose();
    }

    internal void Begin(JsonElement raw) => Raw = IsDone ? Raw : raw;

    /// <summary>Takes the item at its end, which may come again and say less than before.</summary>
    internal void Complete(JsonElement raw)
    {
        List<(int Part, JsonElement Annotation)> before = OutputCitations.Of(Raw);
        if (before.Count > Annotations.Count)
        {
            Annotations.Clear();
            Annotations.AddRange(before);
        }

        Raw = ItemMerge.Fill(raw, Raw);
        IsDone = true;
    }

    internal TextProgress Content(int part) => At(_contents, part, IsReasoning);

    internal TextProgress Summary(int part) => At(_summaries, part, keeps: true);

    /// <summary>Gets whether texts are those handed out so far, or go on from them.</summary>
    internal bool Fits(string[] texts)
    {
        for (int part = 0; part < texts.Length && part < _contents.Count; part++)
        {
            if (!_contents[part].Fits(texts[part]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets the number of characters of the text before a part, which spans of citations inside it do not count.</summary>
    internal int Offset(int part)
    {
        int offset = 0;
        for (int before = 0; before < part && before < _contents.Count; before++)
        {
            offset += _contents[before].Shown;
        }

        return offset;
    }

    internal void AppendArguments(ReadOnlySpan<byte> escaped) => (_arguments ??= new PooledBuffer(256)).Append(escaped);

    /// <summary>Takes the arguments at their end; empty ones say nothing, since they are seen empty before the real ones come.</summary>
    internal void SetArguments(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.IsEmpty)
        {
            _arguments?.Clear();
            AppendArguments(escaped);
        }
    }

    /// <summary>Gets the arguments, or the input of a tool that takes text: those of the finished item, unless only the deltas have any.</summary>
    internal string Arguments(string member = "arguments") =>
        Raw.GetTextField(member) is { Length: > 0 } arguments ? arguments
        : Raw.GetField(member) is { ValueKind: JsonValueKind.Object } json ? json.GetRawText()
        : _arguments is null ? "" : JsonText.Decode(_arguments.Span);

    private static TextProgress At(List<TextProgress> texts, int part, bool keeps)
    {
        part = Math.Min(part, MostParts - 1);
        while (texts.Count <= part)
        {
            texts.Add(new TextProgress(keeps));
        }

        return texts[part];
    }
}
