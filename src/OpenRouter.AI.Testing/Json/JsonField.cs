using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Testing.Json;

/// <summary>
/// One place in a request body: its value (none when it is absent or null, which the service treats alike) and its path.
/// </summary>
internal readonly struct JsonField
{
    private readonly JsonElement _value;

    internal JsonField(JsonElement value, string path)
    {
        _value = value;
        Path = path;
    }

    internal JsonElement Value => _value;

    internal string Path { get; }

    internal bool IsGiven => _value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    internal bool IsObject => _value.ValueKind == JsonValueKind.Object;

    internal bool IsArray => _value.ValueKind == JsonValueKind.Array;

    internal bool IsText => _value.ValueKind == JsonValueKind.String;

    internal bool IsTrue => _value.ValueKind == JsonValueKind.True;

    /// <summary>Gets the text of a string value, otherwise the empty string.</summary>
    internal string Text => IsText ? _value.GetString()! : string.Empty;

    /// <summary>Gets a member. On anything but an object, and for a missing name, the result is a field that is not given.</summary>
    internal JsonField this[string name] => new(
        IsObject && _value.TryGetProperty(name, out JsonElement member) ? member : default,
        Path.Length == 0 ? name : Path + "." + name);

    internal IEnumerable<JsonField> Items()
    {
        string path = Path;
        return IsArray
            ? _value.EnumerateArray().Select((item, index) => new JsonField(item, $"{path}[{index}]"))
            : [];
    }

    internal IEnumerable<(string Name, JsonField Field)> Members()
    {
        JsonField owner = this;
        return IsObject ? _value.EnumerateObject().Select(member => (member.Name, owner[member.Name])) : [];
    }
}
