using System.Text.Json;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Examples.SemanticKernelAgent;

/// <summary>What the emulation says in place of a model: it thinks, calls a tool, and goes on, as a model would. The answers between, of the
/// account and the catalog, come from the same script, since it answers requests in their order.</summary>
internal static class PlayedAgent
{
    internal static void Script(OpenRouterEmulator emulator)
    {
        emulator.Enqueue(Calls(1, "First I look at the money.", "OpenRouter_get_credits", "{}"));
        emulator.Enqueue(ScriptedAnswer.Json("""{"data":{"total_credits":10,"total_usage":7.5}}"""));
        emulator.Enqueue(Calls(2, "Now the cheapest model with tools.", "Catalog_cheapest_model", """{"capability":"tools"}"""));
        emulator.Enqueue(ScriptedAnswer.Json(
            """
            {"data":[{"id":"acme/small","name":"Acme Small","created":1735689600,"context_length":32000,
            "architecture":{"input_modalities":["text"],"output_modalities":["text"],"modality":"text->text"},
            "pricing":{"prompt":"0.0000001","completion":"0.0000004"},"top_provider":{"is_moderated":false},"supported_parameters":["tools"]}]}
            """));
        emulator.Enqueue(Calls(3, "1,000 calls of 500 tokens in and 200 out cost 0.13 dollars.", "OpenRouter_can_afford", """{"estimatedCostUsd":0.13}"""));
        emulator.Enqueue(ScriptedAnswer.Json("""{"data":{"label":"emulated","limit":5,"limit_remaining":2,"limit_reset":"monthly","usage":3}}"""));
        emulator.Enqueue(Answer(4, "\"content\":\"Buy 1,000 calls of acme/small: about 0.13 US dollars, which the account can pay.\"", "stop"));
    }

    private static ScriptedAnswer Calls(int step, string thought, string name, string arguments) => Answer(
        step,
        "\"content\":null,\"reasoning\":" + Quoted(thought)
        + ",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":" + Quoted(thought) + ",\"signature\":\"signed-" + step
        + "\",\"format\":\"anthropic-claude-v1\",\"index\":0}]"
        + ",\"tool_calls\":[{\"id\":\"call_" + step + "\",\"type\":\"function\",\"function\":{\"name\":" + Quoted(name)
        + ",\"arguments\":" + Quoted(arguments) + "}}]",
        "tool_calls");

    private static ScriptedAnswer Answer(int step, string message, string finish) => ScriptedAnswer.Json(
        "{\"id\":\"gen-played-" + step + "\",\"object\":\"chat.completion\",\"created\":1750000000,\"model\":\"openai/gpt-4o-mini\",\"provider\":\"Emulation\","
        + "\"choices\":[{\"index\":0,\"finish_reason\":\"" + finish + "\",\"message\":{\"role\":\"assistant\"," + message + "}}],"
        + "\"usage\":{\"prompt_tokens\":200,\"completion_tokens\":40,\"total_tokens\":240,\"cost\":0.00012}}");

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
