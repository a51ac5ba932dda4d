using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenRouter.AI.Benchmarks.Memory;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>Sets up a contestant for a scenario, each with the options that a user gets by default.</summary>
internal static class ContestantRuns
{
    private const string Model = "acme/writer-4";

    public static IContestantRun Create(Scenario scenario, Contestant contestant)
    {
        var handler = new MemoryHandler(scenario.Answer, scenario.Reading != Reading.Whole, scenario.Delivery);
        var httpClient = new HttpClient(handler, disposeHandler: false);
        switch (contestant)
        {
            case Contestant.OpenRouterAI when scenario.Inputs is { } inputs:
                OpenRouterClientOptions own = new() { ApiKey = "k", MaxEmbeddingBatchSize = inputs.Count, MaxEmbeddingBatchBytes = int.MaxValue };
                return new EmbeddingRun(inputs, new OpenRouterClient(own, httpClient).AsIEmbeddingGenerator(Model), handler, httpClient);
            case Contestant.Peer when scenario.Inputs is { } inputs:
                return new EmbeddingRun(inputs, PeerClient(httpClient).GetEmbeddingClient(Model).AsIEmbeddingGenerator(), handler, httpClient);
            case Contestant.FloorText when scenario.Inputs is not null:
                return new EmbeddingFloorRun(scenario, httpClient, handler);
            case Contestant.OpenRouterAI:
                var client = new OpenRouterClient(new OpenRouterClientOptions { ApiKey = "k" }, httpClient);
                return new ChatClientRun(scenario, scenario.UsesResponses ? client.AsIResponsesChatClient(Model) : client.AsIChatClient(Model), handler, httpClient);
            case Contestant.Peer:
                return new ChatClientRun(scenario, Peer(httpClient, scenario.UsesResponses), handler, httpClient);
            default:
                return new FloorRun(scenario, contestant == Contestant.FloorText, httpClient, handler);
        }
    }

    private static IChatClient Peer(HttpClient httpClient, bool usesResponses)
    {
        OpenAIClient client = PeerClient(httpClient);

        // The SDK marks its Responses client as experimental; it is what it is measured against all the same.
#pragma warning disable OPENAI001
        return usesResponses ? client.GetResponsesClient().AsIChatClient(Model) : client.GetChatClient(Model).AsIChatClient();
#pragma warning restore OPENAI001
    }

    private static OpenAIClient PeerClient(HttpClient httpClient)
    {
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(httpClient),
            Endpoint = new Uri("http://memory/v1"),
        };
        return new OpenAIClient(new ApiKeyCredential("k"), options);
    }
}
