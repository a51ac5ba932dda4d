using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.AotSmoke;

/// <summary>A function without reflection.</summary>
internal sealed class WeatherFunction : AIFunction
{
    private static readonly JsonDocument Schema = JsonDocument.Parse(
        """{ "type": "object", "properties": { "city": { "type": "string" } }, "required": ["city"] }""");

    internal int Calls { get; private set; }

    public override string Name => "get_weather";

    public override string Description => "Gets the weather of a city.";

    public override JsonElement JsonSchema => Schema.RootElement;

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        Calls++;
        return new ValueTask<object?>($"Sunny in {arguments["city"]}.");
    }
}
