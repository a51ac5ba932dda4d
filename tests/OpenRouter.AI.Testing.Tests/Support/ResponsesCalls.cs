using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Support;

/// <summary>Requests for the Responses endpoint, and what is looked at in its answers.</summary>
internal static class ResponsesCalls
{
    public const string WeatherTool =
        "\"tools\":[{\"type\":\"function\",\"name\":\"get_weather\",\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Request(string model, string more = "") => "{\"model\":\"" + model + "\",\"input\":\"Hello there\"" + more + "}";

    public static string History(params string[] items) =>
        "{\"model\":\"emulator/reasoning\",\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"Hello there\"}," + string.Join(",", items) + "]," + WeatherTool + "}";

    public static async Task<HttpResponseMessage> PostAsync(EmulatorClient client, string body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, client.Url("/responses")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    public static async Task<JsonElement> AnswerAsync(EmulatorClient client, string body)
    {
        using HttpResponseMessage response = await PostAsync(client, body);
        string text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return Parse(text);
    }

    public static async Task<EventList> StreamAsync(EmulatorClient client, string body)
    {
        using HttpResponseMessage response = await PostAsync(client, body);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        return await EventList.ReadAsync(response, Token);
    }

    public static async Task RefusedAsync(EmulatorClient client, string body, string path)
    {
        using HttpResponseMessage response = await PostAsync(client, body);
        JsonElement json = Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("invalid_prompt", json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains(path, json.GetProperty("metadata").GetProperty("raw").GetString(), StringComparison.Ordinal);
    }

    public static List<string> Types(EventList events) => events.Chunks.Select(chunk => chunk.GetProperty("type").GetString()!).ToList();

    public static string Deltas(EventList events, string kind) => string.Concat(events.Chunks
        .Where(chunk => chunk.GetProperty("type").GetString() == $"response.{kind}.delta").Select(chunk => chunk.GetProperty("delta").GetString()));

    public static JsonElement Last(EventList events) => events.Chunks[^1].GetProperty("response");
}
