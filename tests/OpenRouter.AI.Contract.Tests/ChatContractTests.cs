namespace OpenRouter.AI.Contract.Tests;

/// <summary>The contract, kept by the client of the chat endpoint.</summary>
public sealed class ChatContractTests() : ChatClientContract(Endpoint.Chat);
