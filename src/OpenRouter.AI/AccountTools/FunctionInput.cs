using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.AccountTools;

/// <summary>Reads arguments in whatever shape they come: elements, CLR values, numbers as texts. An argument of a wrong kind is not
/// ignored.</summary>
internal sealed class FunctionInput
{
    private readonly JsonElement _arguments;

    /// <exception cref="FormatException">An argument has no JSON form.</exception>
    internal FunctionInput(AIFunctionArguments arguments)
    {
        using JsonDraft draft = new();
        draft.Writer.WriteStartObject();
        foreach (KeyValuePair<string, object?> argument in arguments)
        {
            draft.Writer.WritePropertyName(argument.Key);
            try
            {
                JsonValues.ToElement(argument.Value).WriteTo(draft.Writer);
            }
            catch (NotSupportedException exception)
            {
                throw new FormatException($"The argument {argument.Key} cannot be read.", exception);
            }
        }

        draft.Writer.WriteEndObject();
        _arguments = draft.ToElement();
    }

    /// <exception cref="FormatException">The argument is no text.</exception>
    internal string? Text(string name) => Given(name) is null ? null : _arguments.GetTextField(name) ?? throw Wrong(name, "a text");

    /// <exception cref="FormatException">The argument is no number.</exception>
    internal decimal? Amount(string name) => Given(name) is null ? null : _arguments.GetAmountField(name) ?? throw Wrong(name, "a number");

    /// <exception cref="FormatException">The argument is no list of texts.</exception>
    internal IReadOnlyList<string>? Texts(string name) => Given(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String) =>
            _arguments.GetTextsField(name),
        { ValueKind: JsonValueKind.String } text => [.. text.GetString()!.Split(',').Select(static word => word.Trim())],
        _ => throw Wrong(name, "a list of texts"),
    };

    private static FormatException Wrong(string name, string expected) => new($"The argument {name} is not {expected}.");

    private JsonElement? Given(string name) => _arguments.GetField(name) is { } value && !value.Is("") ? value : null;
}
