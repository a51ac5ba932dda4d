using System.Text;
using OpenRouter.AI.Reliability.Matrix;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>The body of a good answer.</summary>
/// <param name="Name">Where it is from.</param>
/// <param name="Surface">What answered with it.</param>
/// <param name="Bytes">The body.</param>
public sealed record Sample(string Name, Surface Surface, byte[] Bytes)
{
    public bool IsStream => Surface is Surface.ChatStreamed or Surface.ResponsesStreamed;

    public string MediaType => IsStream ? "text/event-stream" : "application/json";

    public Sample With(byte[] bytes, string change) => this with { Name = $"{Name}, {change}", Bytes = bytes };

    /// <summary>Says what it is, and shows it when it is small, for the message of a failed test.</summary>
    public override string ToString() => $"{Name} ({Surface}, {Bytes.Length} bytes){(Bytes.Length > 4000 ? "" : "\n" + Encoding.Latin1.GetString(Bytes))}";
}
