namespace OpenRouter.AI.Json;

/// <summary>A word of the wire whose list of values the service may extend at any time.</summary>
internal interface IOpenString
{
    string Value { get; init; }
}
