using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The tool calls of the last assistant message that wait for their results, while the messages are gone through.</summary>
internal sealed class OpenCalls
{
    private readonly Dictionary<string, JsonField> _waiting = [];

    internal void Add(JsonField id)
    {
        if (!_waiting.TryAdd(id.Text, id))
        {
            throw id.Invalid($"the id {id.Text} is used by another call of this message");
        }
    }

    internal void Close(JsonField id)
    {
        if (!_waiting.Remove(id.Text))
        {
            throw id.Invalid($"{id.Text} matches no tool call of the assistant message before");
        }
    }

    internal void CheckNone()
    {
        if (_waiting.Count > 0)
        {
            throw _waiting.Values.First().Invalid("the call must be followed by a tool message with its result");
        }
    }
}
