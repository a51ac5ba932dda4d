using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>A checked chat request, as the scenarios look at it.</summary>
internal sealed class ChatRequest
{
    private readonly JsonField _body;

    internal ChatRequest(JsonElement body)
    {
        _body = new JsonField(body, string.Empty);
        Messages = _body["messages"].Items().ToList();
        Tools = _body["tools"].Items().Where(tool => tool["type"].Text == "function")
            .Select(tool => new OfferedTool(tool["function"]["name"].Text, tool["function"]["parameters"])).ToList();
        Parts = Messages.Where(message => message["role"].Text == "user").SelectMany(message => message["content"].Items()).ToList();
    }

    internal IReadOnlyList<JsonField> Messages { get; }

    /// <summary>Gets the function tools; server tools are the service's own business.</summary>
    internal IReadOnlyList<OfferedTool> Tools { get; }

    /// <summary>Gets the content parts of the user messages that have parts.</summary>
    internal IReadOnlyList<JsonField> Parts { get; }

    internal bool Stream => _body["stream"].IsTrue;

    internal JsonField ToolChoice => _body["tool_choice"];

    internal JsonField ResponseFormat => _body["response_format"];

    internal bool ParallelToolCalls => _body["parallel_tool_calls"].Value.ValueKind != JsonValueKind.False;

    internal bool ShowsReasoning => _body["reasoning"]["effort"].Text != "none" && _body["reasoning_effort"].Text != "none"
        && _body["reasoning"]["enabled"].Value.ValueKind != JsonValueKind.False && !_body["reasoning"]["exclude"].IsTrue
        && _body["include_reasoning"].Value.ValueKind != JsonValueKind.False;

    internal int? MaxTokens => new[] { _body["max_completion_tokens"], _body["max_tokens"] }
        .Where(limit => limit.IsGiven).Select(limit => (int?)limit.Value.GetInt32()).FirstOrDefault();

    internal string LastRole => Messages[^1]["role"].Text;

    internal string LastUserText => Messages.Where(message => message["role"].Text == "user")
        .Select(message => TextOf(message["content"])).LastOrDefault(string.Empty);

    /// <summary>Gets the models to try in turn: <c>model</c>, then <c>models</c>, or else the default model.</summary>
    internal IReadOnlyList<string> Models
    {
        get
        {
            string[] models = _body["models"].Items().Prepend(_body["model"])
                .Where(model => model.IsText).Select(model => model.Text).ToArray();
            return models.Length > 0 ? models : [ModelCatalog.Default];
        }
    }

    /// <summary>Gets the results at the end of the conversation.</summary>
    internal IReadOnlyList<ToolResult> ToolResults
    {
        get
        {
            // Some models give the same ids on each turn; the last call of a name is the one that is being answered.
            Dictionary<string, string> names = [];
            foreach (JsonField call in Messages.SelectMany(message => message["tool_calls"].Items()))
            {
                names[call["id"].Text] = call["function"]["name"].Text;
            }

            return Messages.Reverse().TakeWhile(message => message["role"].Text == "tool").Reverse()
                .Select(message => new ToolResult(names[message["tool_call_id"].Text], TextOf(message["content"]))).ToList();
        }
    }

    /// <summary>Gets the size of the request in the emulator's tokens: words, and a flat count for what is not text.</summary>
    internal int Tokens
    {
        get
        {
            const int PerPart = 100;
            int words = Messages.Sum(message => 1 + Words.Count(TextOf(message["content"])));
            return words + (PerPart * Parts.Count(part => part["type"].Text != "text"))
                + Tools.Sum(tool => 1 + (tool.Parameters.IsGiven ? Words.Count(tool.Parameters.Value.GetRawText()) : 0));
        }
    }

    internal static string TextOf(JsonField content) =>
        content.IsText
            ? content.Text
            : string.Join('\n', content.Items().Select(part => part["text"]).Where(text => text.IsText).Select(text => text.Text));
}
