namespace OpenRouter.AI.Contract.Tests;

/// <summary>The contract, kept by the client of the Responses endpoint.</summary>
public sealed class ResponsesContractTests() : ChatClientContract(Endpoint.Responses);
