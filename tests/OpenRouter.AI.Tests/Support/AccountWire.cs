using System;

namespace OpenRouter.AI.Tests.Support;

/// <summary>Clients and answers of the endpoints of account and catalog.</summary>
internal static class AccountWire
{
    public const string NormalKey = """{"data":{"label":"sk-or-v1-abc...123","is_management_key":false,"limit":null,"usage":1.5}}""";

    public const string ManagementKey = """{"data":{"label":"sk-or-v1-abc...123","is_management_key":true}}""";

    public static OpenRouterClient Client(ScriptedHandler handler, TimeProvider? time = null, int retries = 0) => new(
        Wire.Options(options =>
        {
            options.TimeProvider = time ?? new EagerTimeProvider();
            options.MaxRetries = retries;
        }),
        handler.Client());

    public static string Failure(int status, string message = "It failed.") =>
        $$$"""{"error":{"code":{{{status}}},"message":"{{{message}}}"}}""";

    public static string List(params string[] models) => "{\"data\":[" + string.Join(",", models) + "]}";

    /// <summary>A model of the catalog; <paramref name="more"/> are further members.</summary>
    public static string Model(
        string id,
        string prompt = "0.000001",
        string completion = "0.000002",
        string inputs = "\"text\"",
        string outputs = "\"text\"",
        string parameters = "\"tools\",\"tool_choice\",\"structured_outputs\",\"response_format\",\"reasoning\"",
        string more = "") =>
        $$"""
        {"id":"{{id}}","canonical_slug":"{{id}}-2026","name":"{{id}}","created":1735689600,"context_length":1000,
        "architecture":{"input_modalities":[{{inputs}}],"output_modalities":[{{outputs}}],"modality":"text->text"},
        "pricing":{"prompt":"{{prompt}}","completion":"{{completion}}"},"top_provider":{"max_completion_tokens":500,"is_moderated":false},
        "supported_parameters":[{{parameters}}]{{more}}}
        """;
}
