using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Benchmarks.Memory;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>Does a scenario through a chat client, as an application does.</summary>
internal sealed class ChatClientRun(Scenario scenario, IChatClient client, MemoryHandler handler, IDisposable owner) : IContestantRun
{
    public async Task<long> RunAsync()
    {
        if (scenario.Reading == Reading.Whole)
        {
            ChatResponse response = await client.GetResponseAsync(scenario.Messages, scenario.Options).ConfigureAwait(false);
            return response.Messages.Sum(message => Weight(message.Contents));
        }

        long weight = 0;
        await foreach (ChatResponseUpdate update in Stream().ConfigureAwait(false))
        {
            weight += Weight(update.Contents);
            if (scenario.Reading == Reading.FirstUpdate)
            {
                break;
            }
        }

        return weight;
    }

    public async Task<object> KeepAsync()
    {
        var updates = new List<ChatResponseUpdate>(scenario.Units);
        await foreach (ChatResponseUpdate update in Stream().ConfigureAwait(false))
        {
            updates.Add(update);
        }

        return updates;
    }

    public async Task<Handed> ReadAsync()
    {
        List<AIContent> contents = [];
        if (scenario.Reading == Reading.Whole)
        {
            ChatResponse response = await client.GetResponseAsync(scenario.Messages, scenario.Options).ConfigureAwait(false);
            contents.AddRange(response.Messages.SelectMany(message => message.Contents));
        }
        else
        {
            await foreach (ChatResponseUpdate update in Stream().ConfigureAwait(false))
            {
                contents.AddRange(update.Contents);
            }
        }

        return new Handed(
            string.Concat(contents.OfType<TextContent>().Select(content => content.Text)),
            string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text)),
            [.. contents.OfType<FunctionCallContent>().Select(Arguments)],
            handler.RequestBytes);
    }

    public void Dispose()
    {
        client.Dispose();
        owner.Dispose();
        handler.Dispose();
    }

    private IAsyncEnumerable<ChatResponseUpdate> Stream() => client.GetStreamingResponseAsync(scenario.Messages, scenario.Options);

    private static string Arguments(FunctionCallContent call) =>
        JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions);

    private static long Weight(IList<AIContent> contents)
    {
        long weight = 0;
        foreach (AIContent content in contents)
        {
            weight += content switch
            {
                TextContent text => text.Text.Length,
                TextReasoningContent reasoning => reasoning.Text.Length,
                FunctionCallContent call => call.Arguments?.Count ?? 0,
                _ => 1,
            };
        }

        return weight;
    }
}
