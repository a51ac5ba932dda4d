using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>GET /generation: the records of the newest answers. As with the service they may be missing at first.</summary>
internal sealed class GenerationRecords
{
    private readonly ConcurrentDictionary<string, Record> _records = new();
    private readonly ConcurrentQueue<string> _order = new();
    private readonly int _missing;
    private readonly int _most;

    /// <param name="missing">How often a record is answered with 404 before it is there.</param>
    /// <param name="most">How many records are kept; the oldest are forgotten.</param>
    internal GenerationRecords(int missing, int most)
    {
        _missing = missing;
        _most = most;
    }

    internal void Add(Generation generation, AnswerUsage usage, bool streamed, bool charged, string finishReason, string nativeFinishReason) =>
        Add(generation, () => Write("completions", generation, usage, streamed, charged ? usage.Cost : 0, finishReason, nativeFinishReason));

    /// <summary>Adds the record of a call for embeddings, which has no reason to end.</summary>
    internal void AddEmbeddings(Generation generation, AnswerUsage usage) =>
        Add(generation, () => Write("embeddings", generation, usage, streamed: false, usage.Cost, finishReason: null, nativeFinishReason: null));

    internal void Clear()
    {
        _records.Clear();
        _order.Clear();
    }

    internal Task AnswerAsync(Exchange exchange)
    {
        string id = exchange.Query("id") is { Length: > 0 } given
            ? given
            : throw new RejectedRequestException(ServiceError.BadRequest("id: Required"));
        if (!_records.TryGetValue(id, out Record? record) || record.Ask() <= _missing)
        {
            throw new RejectedRequestException(ServiceError.NotFound($"Generation {id} not found"));
        }

        return new PlainAnswer(200, record.Body()).WriteAsync(exchange);
    }

    private void Add(Generation generation, Func<string> body)
    {
        _records[generation.Id] = new Record(body);
        _order.Enqueue(generation.Id);
        while (_order.Count > _most && _order.TryDequeue(out string? oldest))
        {
            _records.TryRemove(oldest, out _);
        }
    }

    private static string Write(
        string kind, Generation generation, AnswerUsage usage, bool streamed, decimal cost, string? finishReason, string? nativeFinishReason) =>
        JsonText.Of(new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["id"] = generation.Id,
                ["upstream_id"] = null,
                ["created_at"] = DateTimeOffset.FromUnixTimeSeconds(generation.Created).ToString("O", CultureInfo.InvariantCulture),
                ["model"] = generation.Model,
                ["provider_name"] = "Emulator",
                ["router"] = null,
                ["api_type"] = kind,
                ["service_tier"] = null,
                ["data_region"] = "global",
                ["is_byok"] = false,
                ["streamed"] = streamed,
                ["cancelled"] = false,
                ["total_cost"] = cost,
                ["usage"] = cost,
                ["upstream_inference_cost"] = 0,
                ["cache_discount"] = null,
                ["tokens_prompt"] = usage.Prompt,
                ["tokens_completion"] = usage.Completion,
                ["native_tokens_prompt"] = usage.Prompt,
                ["native_tokens_completion"] = usage.Completion,
                ["native_tokens_reasoning"] = usage.Reasoning,
                ["native_tokens_cached"] = 0,
                ["latency"] = 1,
                ["generation_time"] = 1,
                ["moderation_latency"] = null,
                ["finish_reason"] = finishReason,
                ["native_finish_reason"] = nativeFinishReason,
                ["provider_responses"] = new JsonArray(new JsonObject { ["provider_name"] = "Emulator", ["status"] = 200, ["is_byok"] = false }),
            },
        });

    /// <summary>A record that counts how often it was asked for.</summary>
    private sealed class Record(Func<string> body)
    {
        private int _asked;

        internal Func<string> Body { get; } = body;

        internal int Ask() => Interlocked.Increment(ref _asked);
    }
}
