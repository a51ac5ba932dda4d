using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

/// <summary>Loops over what reasoning models truly sent, where there is a folder with recordings.</summary>
public sealed class RecordedReasoningTests(ITestOutputHelper output)
{
    private const int Steps = 5;

    [Fact]
    public async Task Reasoning_roundtrip_in_loop_over_recordings()
    {
        string? folder = Environment.GetEnvironmentVariable("OPENROUTER_RECORDINGS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "The environment variable OPENROUTER_RECORDINGS does not name a folder.");
        int run = 0;
        foreach (string file in Directory.GetFiles(Path.Combine(folder!, "expected"), "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement expected = JsonElement.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            if (IsReasoningWithCalls(expected))
            {
                string data = await File.ReadAllTextAsync(Path.Combine(folder!, "data", Path.GetFileName(file)), TestContext.Current.CancellationToken);
                await LoopAsync(Path.GetFileName(file), expected, JsonElement.Parse(data).GetProperty("response"));
                run++;
            }
        }

        output.WriteLine($"{run} recordings.");
        Assert.NotEqual(0, run);
    }

    private static async Task LoopAsync(string name, JsonElement expected, JsonElement response)
    {
        bool streams = response.TryGetProperty("sse", out JsonElement events) && events.ValueKind == JsonValueKind.String;
        string recorded = streams ? events.GetString()! : response.GetProperty("body").GetRawText();
        Service service = new();
        for (int step = 1; step <= Steps; step++)
        {
            service.ThenJson(Marked(OfStep(recorded, expected, step), step), type: streams ? "text/event-stream" : "application/json");
        }

        service.Then(new Answer("done"));
        Kernel kernel = Kernels.Of(service);
        kernel.Plugins.AddFromFunctions("Tools", Calls(expected).Select(call => call.GetProperty("name").GetString()!).Distinct(StringComparer.Ordinal)
            .Select(function => KernelFunctionFactory.CreateFromMethod(() => "5", function)));

        await kernel.AskAsync(streams);

        Assert.Equal(Steps + 1, service.Requests.Count);
        string[] first = [.. Details(service.Last)];
        Assert.True(first.Length == Steps, name);
        for (int step = 1; step <= Steps; step++)
        {
            // The same bytes in every request, and what the model sent.
            Assert.Equal(first[..step], Details(service.Requests[step]));
            string raw = OfStep(expected.GetProperty("reasoning_details").GetRawText(), expected, step);
            string sent = first[step - 1].Replace(Mark(step), "", StringComparison.Ordinal);
            Assert.True(JsonNode.DeepEquals(Signed(raw), Signed(sent)), $"{name}: {raw} {sent}");
            if (!streams)
            {
                string text = Marked(OfStep(recorded, expected, step), step);
                Assert.All(JsonElement.Parse(first[step - 1]).EnumerateArray(), detail => Assert.Contains(detail.GetRawText(), text, StringComparison.Ordinal));
            }
        }
    }

    private static bool IsReasoningWithCalls(JsonElement expected) =>
        expected.GetProperty("api").GetString() == "chat" && expected.GetProperty("kind").GetString() == "ok" && Calls(expected).Length > 0
        && Calls(expected).All(call => call.GetProperty("valid").GetBoolean())
        && expected.GetProperty("reasoning_details") is { ValueKind: JsonValueKind.Array } details && Signed(details.GetRawText()).Count > 0;

    private static JsonElement[] Calls(JsonElement expected) =>
        expected.TryGetProperty("tool_calls", out JsonElement calls) && calls.ValueKind == JsonValueKind.Array ? [.. calls.EnumerateArray()] : [];

    private static IEnumerable<string> Details(Sent sent) => sent.Messages
        .Where(message => message.TryGetProperty("reasoning_details", out _)).Select(message => message.GetProperty("reasoning_details").GetRawText());

    /// <summary>
    /// The recorded answer once more, with ids and signatures of its own, since the client sends no thought twice, and with the names that a
    /// kernel gives its functions.
    /// </summary>
    private static string OfStep(string recorded, JsonElement expected, int step)
    {
        foreach (JsonElement call in Calls(expected))
        {
            string id = call.GetProperty("id").GetString() ?? "";
            recorded = id.Length == 0 ? recorded : recorded.Replace($"\"{id}\"", $"\"{id}_{step}\"", StringComparison.Ordinal);
            string function = call.GetProperty("name").GetString()!;
            recorded = Regex.Replace(recorded, $"(\"name\"\\s*:\\s*\"){Regex.Escape(function)}\"", $"$1Tools_{function}\"", RegexOptions.None, TimeSpan.FromSeconds(5));
        }

        foreach (JsonElement detail in expected.GetProperty("reasoning_details").EnumerateArray())
        {
            foreach (string own in new[] { "id", "data", "signature" })
            {
                string text = detail.TryGetProperty(own, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
                recorded = text.Length == 0 ? recorded : recorded.Replace($"\"{text}\"", $"\"{text}_{step}\"", StringComparison.Ordinal);
            }
        }

        return recorded;
    }

    /// <summary>Makes the thoughts of a step different from those of the others, fragment by fragment.</summary>
    private static string Marked(string recorded, int step) =>
        Regex.Replace(recorded, "(?<=\"(text|summary)\"\\s*:\\s*\")", Mark(step), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private static string Mark(int step) => $"~{step}~";

    /// <summary>The details without empty members, and without the thoughts that models of these kinds take back only when they are signed.</summary>
    private static JsonArray Signed(string details)
    {
        JsonArray list = JsonNode.Parse(details)!.AsArray();
        foreach (JsonObject detail in list.OfType<JsonObject>().ToList())
        {
            foreach (string empty in detail.Where(member => member.Value is null).Select(member => member.Key).ToList())
            {
                detail.Remove(empty);
            }

            if (detail["type"]?.GetValue<string>() == "reasoning.text" && !detail.ContainsKey("signature")
                && detail["format"]?.GetValue<string>() is (null or "google-gemini-v1" or "anthropic-claude-v1"))
            {
                list.Remove(detail);
            }
        }

        return list;
    }
}
