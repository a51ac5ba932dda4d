using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Responses;

/// <summary>
/// Writes an answer as the events of the service: items begin, grow by deltas and end; the last event holds all of them. Reasoning ends after
/// the message that it led to, and nothing but the type in the JSON says what an event is, as recorded.
/// </summary>
internal sealed class ResponsesStreamWriter(Exchange exchange, Generation generation, ChatAnswer answer, AnswerUsage usage)
{
    private const string KeepAlive = ": OPENROUTER PROCESSING\n\n";

    private readonly List<ResponsesStreamItem> _items = [];
    private int _number;

    internal async Task WriteAsync()
    {
        exchange.Begin(200, "text/event-stream");
        exchange.SetHeader("Cache-Control", "no-cache");
        await exchange.WriteAsync(KeepAlive + KeepAlive).ConfigureAwait(false);
        if (answer.Ending == AnswerEnding.ErrorBody)
        {
            JsonObject error = ResponsesOutput.Error();
            await EventAsync("error", ("code", error["code"]!.DeepClone()), ("message", error["message"]!.DeepClone()), ("param", null)).ConfigureAwait(false);
            return;
        }

        JsonObject begun = ResponsesOutput.Response(generation, answer, "in_progress", [], null);
        await EventAsync("response.created", ("response", begun.DeepClone())).ConfigureAwait(false);
        await EventAsync("response.in_progress", ("response", begun)).ConfigureAwait(false);
        foreach (AnswerStep step in answer.Steps)
        {
            await StepAsync(step).ConfigureAwait(false);
        }

        await EndAsync().ConfigureAwait(false);
    }

    private async Task StepAsync(AnswerStep step)
    {
        ResponsesStreamItem? item = Find(step);
        if (item is null)
        {
            if (step is SignatureStep or ArgumentsStep)
            {
                return;
            }

            item = new ResponsesStreamItem(_items.Count, step);
            _items.Add(item);
            await SendAsync(item.Begin()).ConfigureAwait(false);
        }

        await SendAsync(item.Add(step)).ConfigureAwait(false);
    }

    private ResponsesStreamItem? Find(AnswerStep step) => _items.LastOrDefault(item => item.Takes(step));

    private async Task EndAsync()
    {
        switch (answer.Ending)
        {
            case AnswerEnding.Error:
                await EventAsync("response.failed", ("response", ResponsesOutput.Failed(generation))).ConfigureAwait(false);
                return;
            case AnswerEnding.Cut:
                return;
            case AnswerEnding.Drop:
                Exchange.Drop();
                return;
            case AnswerEnding.Silence:
                await exchange.StallAsync().ConfigureAwait(false);
                return;
        }

        foreach (ResponsesStreamItem item in _items.OrderBy(item => item.IsReasoning))
        {
            await SendAsync(item.End()).ConfigureAwait(false);
        }

        string status = ResponsesOutput.Status(answer);
        JsonObject response = ResponsesOutput.Response(generation, answer, status, ResponsesItems.Items(answer), usage);
        await EventAsync("response." + status, ("response", response)).ConfigureAwait(false);
        await exchange.WriteAsync("data: [DONE]\n\n").ConfigureAwait(false);
    }

    private async Task SendAsync(IEnumerable<(string Type, JsonObject Members)> events)
    {
        foreach ((string type, JsonObject members) in events)
        {
            await EventAsync(type, members.Select(member => (member.Key, member.Value?.DeepClone())).ToArray()).ConfigureAwait(false);
        }
    }

    private Task EventAsync(string type, params (string Name, JsonNode? Value)[] members)
    {
        JsonObject data = new() { ["type"] = type };
        foreach ((string name, JsonNode? value) in members)
        {
            data[name] = value;
        }

        data["sequence_number"] = _number++;
        return exchange.WriteAsync("data: " + JsonText.Of(data) + "\n\n");
    }
}
