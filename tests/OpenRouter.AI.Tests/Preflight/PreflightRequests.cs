using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Preflight;

/// <summary>Requests by a word that says what they need.</summary>
internal static class PreflightRequests
{
    public static List<ChatMessage> Messages(string request) => request switch
    {
        "image" or "everything" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])],
        "audio" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/wav")])],
        "video" => [new(ChatRole.User, [new UriContent("https://x.test/a.mp4", "video/mp4")])],
        "file" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "text/csv")])],
        "pdf" or "native pdf" => [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/pdf")])],
        "image in result" =>
        [
            new(ChatRole.Assistant, [new FunctionCallContent("c", "draw", new Dictionary<string, object?>())]),
            new(ChatRole.Tool, [new FunctionResultContent("c", new AIContent[] { new DataContent(new byte[] { 1 }, "image/png") })]),
        ],
        "long" or "long compressed" => [new(ChatRole.User, new string('a', 9000))],
        _ => [new(ChatRole.User, "Hi")],
    };

    public static ChatOptions Options(string request)
    {
        ChatOptions options = new();
        AIFunction function = AIFunctionFactory.Create(static () => 1, "f");
        switch (request)
        {
            case "tools":
                options.Tools = [function];
                options.ToolMode = ChatToolMode.RequireAny;
                break;
            case "everything":
                options.Tools = [function];
                options.ResponseFormat = Schema();
                options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High };
                break;
            case "schema":
                options.ResponseFormat = Schema();
                break;
            case "json":
                options.ResponseFormat = ChatResponseFormat.Json;
                break;
            case "medium":
                options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Medium };
                break;
            case "none":
                options.AdditionalProperties = new() { ["reasoning_effort"] = "none" };
                break;
            case "output":
                options.MaxOutputTokens = 501;
                break;
            case "image output":
                options.WithOpenRouter(static o => o.Modalities = [OutputModality.Image, OutputModality.Text]);
                break;
            case "native pdf":
                options.WithOpenRouter(static o => o.Plugins = [new FileParserPlugin { Pdf = new PdfSettings { Engine = PdfEngine.Native } }]);
                break;
            case "long compressed":
                options.WithOpenRouter(static o => o.Plugins = [new ContextCompressionPlugin()]);
                break;
            default:
                break;
        }

        return options;
    }

    private static ChatResponseFormatJson Schema() =>
        ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object","properties":{}}"""), "s");
}
