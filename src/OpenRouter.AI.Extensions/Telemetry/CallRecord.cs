using System;
using System.Collections.Generic;
using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Telemetry;

/// <summary>What one call tells. Neither prompts nor answers nor messages of errors, which may quote them, are part of it.</summary>
internal sealed class CallRecord : IDisposable
{
    private readonly TimeProvider _time;
    private readonly string? _model;
    private readonly Activity? _activity;
    private readonly List<Activity> _spans;
    private long _last;
    private bool _begun;
    private decimal? _cost;
    private UsageDetails? _usage;
    private string? _provider;
    private string? _generation;

    internal CallRecord(TimeProvider time, string? model)
    {
        _time = time;
        _model = model;
        _activity = Instruments.Source.StartActivity("openrouter.request", ActivityKind.Client);
        _activity?.SetTag(Instruments.ModelTag, model);
        _spans = CallSpans.Find();
        _last = time.GetTimestamp();
    }

    public void Dispose()
    {
        // Whoever leaves a stream looks up what it cost by that name.
        Tag("openrouter.generation_id", _generation);
        if (_cost is { } cost)
        {
            CallSpans.AddCost(_spans, cost);
        }

        if (_usage is not null || _cost is not null)
        {
            Instruments.AddAnswer(_model, _provider, _cost, _usage);
        }

        _activity?.Dispose();
    }

    /// <summary>Makes the request's activity the current one again, which a caller between two updates has not kept. His time is none that
    /// the service took.</summary>
    internal void Enter()
    {
        _last = _time.GetTimestamp();
        if (_activity is not null)
        {
            Activity.Current = _activity;
        }
    }

    internal void Add(ChatResponseUpdate update)
    {
        long now = _time.GetTimestamp();
        TimeSpan passed = _time.GetElapsedTime(_last, now);
        _last = now;
        if (_begun)
        {
            Instruments.AddGap(passed, _model);
        }
        else
        {
            _begun = true;
            Instruments.AddFirstChunk(passed, _model);
        }

        _generation ??= update.ResponseId;
        foreach (AIContent content in update.Contents)
        {
            if (content is UsageContent usage)
            {
                Add(usage.Details);
            }
        }

        if (update.AdditionalProperties is { Count: > 0 })
        {
            Add(update.GetOpenRouterMetadata());
        }
    }

    internal void Add(ChatResponse response) => Add(response.Usage, response.GetOpenRouterMetadata());

    internal void Add(UsageDetails? usage, OpenRouterResponseMetadata? metadata)
    {
        if (usage is not null)
        {
            Add(usage);
        }

        Add(metadata);
    }

    internal void Fail(Exception exception)
    {
        Instruments.AddError(exception, _model);
        string type = Instruments.ErrorOf(exception);
        _activity?.SetStatus(ActivityStatusCode.Error, type);
        _activity?.SetTag(Instruments.ErrorTag, type);
        if (exception is OpenRouterException failure)
        {
            _generation = failure.GenerationId ?? _generation;
            Tag(Instruments.ProviderTag, failure.ProviderName);
        }
    }

    private void Add(UsageDetails usage)
    {
        _usage = usage;
        _cost = usage.GetOpenRouterCost() ?? _cost;
    }

    private void Add(OpenRouterResponseMetadata? metadata)
    {
        if (metadata is null)
        {
            return;
        }

        _cost ??= metadata.Cost;
        _provider = metadata.Provider ?? _provider;
        Tag(Instruments.ProviderTag, metadata.Provider);
        _generation = metadata.GenerationId ?? _generation;
        Tag("openrouter.native_finish_reason", metadata.NativeFinishReason);
    }

    /// <summary>Tags our own span and the nearest one above it: further up there may be several requests.</summary>
    private void Tag(string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        int count = _activity is { IsAllDataRequested: true } ? 2 : 1;
        for (int index = 0; index < count && index < _spans.Count; index++)
        {
            _spans[index].SetTag(name, value);
        }
    }
}
