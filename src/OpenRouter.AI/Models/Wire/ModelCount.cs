using System.Text.Json;

namespace OpenRouter.AI.Models.Wire;

/// <summary>The <c>data</c> of <c>GET /models/count</c>.</summary>
internal sealed record ModelCount(int Value)
{
    internal static ModelCount? Read(JsonElement data) => ModelReader.Size(data, "count") is { } count ? new ModelCount(count) : null;
}
