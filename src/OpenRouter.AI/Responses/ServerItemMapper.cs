using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// What server tools did, as the matching contents of the abstraction. They are information: nothing of it is to be run, and all of it goes back
/// by the items that the message carries.
/// </summary>
internal static class ServerItemMapper
{
    internal static void Map(JsonElement item, List<AIContent> contents)
    {
        string id = item.GetTextField("id") ?? item.GetTextField("call_id") ?? "";
        switch (item.GetTextField("type"))
        {
            case "web_search_call" or "openrouter:web_search":
                AddSearch(item, id, contents);
                break;
            case "image_generation_call" or "openrouter:image_generation":
                AddImage(item, id, contents);
                break;
            case "code_interpreter_call" or "openrouter:code_interpreter":
                AddCode(item, id, contents);
                break;
            case "mcp_call":
                AddMcp(item, id, contents);
                break;
            default:
                contents.Add(new AIContent
                {
                    RawRepresentation = item,
                    AdditionalProperties = new AdditionalPropertiesDictionary { [CarrierKeys.OutputItem] = item },
                });
                break;
        }
    }

    /// <summary>Maps a preview; the finished image of the same id takes its place.</summary>
    internal static AIContent PartialImage(string id, ReadOnlySpan<byte> escapedBase64) => new ImageGenerationToolResultContent(id)
    {
        Outputs = [ServerImages.OfBase64(escapedBase64, mediaType: null)],
    };

    private static void AddSearch(JsonElement item, string id, List<AIContent> contents)
    {
        JsonElement action = item.GetField("action") ?? default;
        List<string> queries = [];
        if (action.GetTextField("query") is { Length: > 0 } query)
        {
            queries.Add(query);
        }

        if (action.GetField("queries") is { ValueKind: JsonValueKind.Array } more)
        {
            foreach (JsonElement one in more.EnumerateArray())
            {
                if (one.GetText() is { Length: > 0 } text && !queries.Contains(text))
                {
                    queries.Add(text);
                }
            }
        }

        List<AIContent> sources = [];
        foreach (JsonElement source in action.Parts("sources"))
        {
            AddSource(sources, source.GetTextField("url"), source.GetTextField("title"));
        }

        // A page that was opened is named by the action itself.
        AddSource(sources, action.GetTextField("url"), title: null);
        contents.Add(new WebSearchToolCallContent(id) { Queries = queries, RawRepresentation = item });
        contents.Add(new WebSearchToolResultContent(id) { Outputs = sources, RawRepresentation = item });
    }

    private static void AddSource(List<AIContent> sources, string? url, string? title)
    {
        if (url is not null && Uri.TryCreate(url, UriKind.Absolute, out Uri? address))
        {
            sources.Add(new UriContent(address, "text/html")
            {
                AdditionalProperties = title is null ? null : new AdditionalPropertiesDictionary { ["title"] = title },
            });
        }
    }

    private static void AddImage(JsonElement item, string id, List<AIContent> contents)
    {
        contents.Add(new ImageGenerationToolCallContent(id) { RawRepresentation = item });
        if (ServerImages.Of(item) is { } image)
        {
            contents.Add(new ImageGenerationToolResultContent(id) { Outputs = [image], RawRepresentation = item });
        }
    }

    private static void AddCode(JsonElement item, string id, List<AIContent> contents)
    {
        CodeInterpreterToolCallContent call = new(id) { RawRepresentation = item };
        if (item.GetTextField("code") is { Length: > 0 } code)
        {
            call.Inputs = [new TextContent(code)];
        }

        List<AIContent> outputs = [];
        foreach (JsonElement output in item.Parts("outputs"))
        {
            AddOutput(outputs, output);
        }

        AddText(outputs, item.GetTextField("stdout"));
        if (item.GetTextField("stderr") is { Length: > 0 } failure)
        {
            outputs.Add(new ErrorContent(failure));
        }

        contents.Add(call);
        contents.Add(new CodeInterpreterToolResultContent(id) { Outputs = outputs, RawRepresentation = item });
    }

    private static void AddOutput(List<AIContent> outputs, JsonElement output)
    {
        AddText(outputs, output.GetTextField("logs"));
        if (output.GetTextField("url") is { } url)
        {
            outputs.Add(ServerImages.OfAddress(url));
        }

        if (output.GetTextField("file_id") is { Length: > 0 } file)
        {
            outputs.Add(new HostedFileContent(file));
        }
    }

    private static void AddMcp(JsonElement item, string id, List<AIContent> contents)
    {
        McpServerToolCallContent call = new(id, item.GetTextField("name") ?? "", item.GetTextField("server_label")) { RawRepresentation = item };
        if (item.GetTextField("arguments") is { } arguments)
        {
            call.Arguments = FunctionCallFactory.Parse(arguments, out _);
        }

        List<AIContent> outputs = [];
        AddText(outputs, item.GetTextField("output"));
        if (item.GetField("error") is { } error)
        {
            outputs.Add(new ErrorContent(error.GetText() ?? error.GetRawText()));
        }

        contents.Add(call);
        contents.Add(new McpServerToolResultContent(id) { Outputs = outputs, RawRepresentation = item });
    }

    private static void AddText(List<AIContent> contents, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            contents.Add(new TextContent(text));
        }
    }
}
