using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class SettingsTests
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> EffortsAndEndpoints
    {
        get
        {
            TheoryData<string, bool> data = [];
            foreach (string effort in Efforts)
            {
                data.Add(effort, false);
                data.Add(effort, true);
            }

            return data;
        }
    }

    public sealed record City(string Name, int People);

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_known_keys(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(Base(
            ("temperature", 0.5), ("top_p", 0.25), ("top_k", 40), ("seed", 7), ("max_tokens", 100), ("frequency_penalty", 0.5),
            ("presence_penalty", 0.75), ("stop_sequences", new[] { "END" })), responses, streams);

        Known(sent);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_known_keys_typed(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings
        {
            Temperature = 0.5,
            TopP = 0.25,
            TopK = 40,
            Seed = 7,
            MaxTokens = 100,
            FrequencyPenalty = 0.5,
            PresencePenalty = 0.75,
            StopSequences = ["END"],
        }, responses, streams);

        Known(sent);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_string_numbers(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(Base(
            ("temperature", "0.5"), ("top_p", "0.25"), ("top_k", "40"), ("seed", "7"), ("max_tokens", "100"), ("frequency_penalty", "0.5"),
            ("presence_penalty", "0.75"), ("stop_sequences", JsonElement.Parse("""["END"]"""))), responses, streams);

        Known(sent);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_extra_keys(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(
            Base(
                ("provider", new { order = new[] { "acme" }, allow_fallbacks = false }),
                ("models", new[] { "a/b", "c/d" }),
                ("plugins", JsonElement.Parse("""[{"id":"web","max_results":3}]""")),
                ("trace", new Dictionary<string, object?> { ["trace_name"] = "t" })),
            responses,
            streams);

        Assert.Equal("""{"order":["acme"],"allow_fallbacks":false}""", sent.Field("provider"));
        Assert.Equal("""["a/b","c/d"]""", sent.Field("models"));
        Assert.Equal("""[{"id":"web","max_results":3}]""", sent.Field("plugins"));
        Assert.Equal("""{"trace_name":"t"}""", sent.Field("trace"));
    }

    [Fact]
    public async Task Settings_lazy_array()
    {
        PromptTemplateConfig config = PromptTemplateConfig.FromJson(
            """{"template":"hi","execution_settings":{"default":{"models":["a/b","c/d"],"provider":{"sort":"price"}}}}""");
        Service service = Service.Saying("ok");

        await Kernels.Of(service).InvokeAsync(KernelFunctionFactory.CreateFromPrompt(config), cancellationToken: Token);

        Assert.Equal("""["a/b","c/d"]""", service.Single.Field("models"));
        Assert.Equal("""{"sort":"price"}""", service.Single.Field("provider"));
    }

    [Fact]
    public async Task Settings_mixed_array_error()
    {
        PromptTemplateConfig config = PromptTemplateConfig.FromJson(
            """{"template":"hi","execution_settings":{"default":{"models":["a/b",1]}}}""");

        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Kernels.Of(Service.Saying("ok")).InvokeAsync(KernelFunctionFactory.CreateFromPrompt(config), cancellationToken: Token));

        Assert.Contains("models", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_null_extra_skipped(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(Base(("user", null!), ("session_id", "s")), responses, streams);

        Assert.Null(sent.Field("user"));
        Assert.Equal("\"s\"", sent.Field("session_id"));
    }

    [Theory]
    [MemberData(nameof(EffortsAndEndpoints))]
    public async Task Settings_reasoning_efforts(string effort, bool responses)
    {
        Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ReasoningEffort = effort }, responses);

        Assert.Equal(effort, sent.Body.GetProperty("reasoning").GetProperty("effort").GetString());
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_response_format_type(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = typeof(City) }, responses, streams);

        JsonElement format = Format(sent);
        Assert.Equal("City", format.GetProperty("name").GetString());
        Assert.Equal(["name", "people"], format.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("json_object", false, "json_object")]
    [InlineData("json_object", true, "json_object")]
    [InlineData("text", false, "text")]
    [InlineData("text", true, "text")]
    public async Task Settings_response_format_json_and_text(string format, bool responses, string type)
    {
        Sent named = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = format }, responses);
        Sent typed = await Kernels.SentAsync(
            new OpenRouterPromptExecutionSettings { ResponseFormat = format == "text" ? ChatResponseFormat.Text : ChatResponseFormat.Json }, responses);

        Assert.Equal(named.Text, typed.Text);
        string? sent = responses ? named.Field("text") : named.Field("response_format");
        Assert.True(type == "text" ? sent is null || sent.Contains("text", StringComparison.Ordinal) : sent!.Contains(type, StringComparison.Ordinal), named.Text);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, ",\"strict\":true")]
    [InlineData(true, ",\"strict\":true")]
    public async Task Settings_response_format_wrapped_element(bool responses, string strict)
    {
        JsonElement wrapped = JsonElement.Parse(
            """{"type":"json_schema","json_schema":{"name":"city","schema":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false}"""
            + strict + "}}");

        foreach (object format in new object[] { wrapped, wrapped.GetRawText() })
        {
            Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = format }, responses);

            Assert.Equal("city", Format(sent).GetProperty("name").GetString());
            Assert.Equal("object", Format(sent).GetProperty("schema").GetProperty("type").GetString());
            Assert.Equal(strict.Length > 0, Format(sent).TryGetProperty("strict", out JsonElement flag) && flag.ValueKind == JsonValueKind.True);
        }
    }

    [Fact]
    public async Task Settings_response_format_unknown_is_refused()
    {
        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ResponseFormat = "yaml" }));

        Assert.Contains("yaml", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_clone_freeze()
    {
        OpenRouterPromptExecutionSettings settings = new()
        {
            ReasoningEffort = ReasoningEffortLevel.Minimal,
            Models = ["a/b"],
            Provider = new ProviderRouting { AllowFallbacks = false },
            ExtensionData = new Dictionary<string, object> { ["session_id"] = "s" },
        };
        KernelFunction function = KernelFunctionFactory.CreateFromPrompt("hi", settings);
        settings.Models.Add("late/model");

        OpenRouterPromptExecutionSettings stored = Assert.IsType<OpenRouterPromptExecutionSettings>(function.ExecutionSettings!["default"]);
        Assert.NotSame(settings, stored);
        Assert.Equal(["a/b"], stored.Models);
        stored.Freeze();
        stored.Provider!.AllowFallbacks = true;
        Assert.Throws<InvalidOperationException>(() => stored.Models = []);
        Assert.Throws<InvalidOperationException>(() => stored.Temperature = 1);
        Assert.Throws<InvalidOperationException>(() => stored.ResponseFormat = "text");

        Service service = Service.Saying("ok");
        await Kernels.Of(service).InvokeAsync(function, cancellationToken: Token);
        Assert.Equal("""{"allow_fallbacks":false}""", service.Single.Field("provider"));
        Assert.Equal("""["a/b"]""", service.Single.Field("models"));
        Assert.Equal("\"s\"", service.Single.Field("session_id"));
    }

    [Fact]
    public void Settings_from_execution_settings()
    {
        const string Text = """
            {"service_id":"s","model_id":"a/b","temperature":"0.5","max_tokens":10,"reasoning_effort":"minimal","provider":{"order":["acme"],"allow_fallbacks":"true"},
            "min_p":"0.1","plugins":[{"id":"web"}],"response_format":{"type":"json_object"},"function_choice_behavior":{"type":"auto"},"unknown":[1]}
            """;
        PromptExecutionSettings plain = JsonSerializer.Deserialize<PromptExecutionSettings>(Text)!;

        foreach (OpenRouterPromptExecutionSettings settings in new[]
        {
            OpenRouterPromptExecutionSettings.FromExecutionSettings(plain),
            JsonSerializer.Deserialize<OpenRouterPromptExecutionSettings>(Text)!,
            JsonSerializer.Deserialize<OpenRouterPromptExecutionSettings>(
                JsonSerializer.Serialize(OpenRouterPromptExecutionSettings.FromExecutionSettings(plain)))!,
        })
        {
            Assert.Equal(("s", "a/b", 0.5, 10), (settings.ServiceId, settings.ModelId, settings.Temperature, settings.MaxTokens));
            Assert.Equal(ReasoningEffortLevel.Minimal, settings.ReasoningEffort);
            Assert.Equal(["acme"], settings.Provider!.Order);
            Assert.True(settings.Provider.AllowFallbacks);
            Assert.Equal(0.1, settings.MinP);
            Assert.IsType<WebSearchPlugin>(Assert.Single(settings.Plugins!));
            Assert.NotNull(settings.ResponseFormat);
            Assert.NotNull(settings.FunctionChoiceBehavior);
            Assert.Equal("[1]", settings.ExtensionData!["unknown"].ToString());
        }

        Assert.Same(Kernels.Model, Kernels.Model);
        Assert.NotNull(OpenRouterPromptExecutionSettings.FromExecutionSettings(null));
        Assert.Contains("min_p", Assert.ThrowsAny<ArgumentException>(() =>
            OpenRouterPromptExecutionSettings.FromExecutionSettings(Base(("min_p", "much")))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_of_yaml_files_have_numbers_and_flags(bool responses, bool streams)
    {
        // What YAML readers make of a prompt file: texts, lists of objects, and dictionaries whose keys are objects.
        Sent sent = await Kernels.SentAsync(
            Base(
                ("temperature", "0.5"),
                ("provider", new Dictionary<object, object> { ["allow_fallbacks"] = "true", ["order"] = new List<object> { "acme" } }),
                ("models", new List<object> { "a/b" }),
                ("max_tool_calls", "3"),
                ("metadata", new Dictionary<object, object> { ["build"] = "42" })),
            responses,
            streams);

        JsonElement provider = sent.Body.GetProperty("provider");
        Assert.True(provider.GetProperty("allow_fallbacks").GetBoolean());
        Assert.Equal("""["acme"]""", provider.GetProperty("order").GetRawText());
        Assert.Equal("""["a/b"]""", sent.Field("models"));
        Assert.Equal("3", sent.Field("max_tool_calls"));
        Assert.Equal("""{"build":"42"}""", sent.Field("metadata"));
    }

    private static void Known(Sent sent)
    {
        Assert.Equal("0.5", sent.Field("temperature"));
        Assert.Equal("0.25", sent.Field("top_p"));
        Assert.Equal("40", sent.Field("top_k"));
        Assert.Equal("100", sent.Field("max_completion_tokens") ?? sent.Field("max_tokens") ?? sent.Field("max_output_tokens"));
        Assert.Equal("0.5", sent.Field("frequency_penalty"));
        Assert.Equal("0.75", sent.Field("presence_penalty"));

        // The Responses endpoint has none of these.
        Assert.Equal(sent.IsResponses ? null : "7", sent.Field("seed"));
        Assert.Equal(sent.IsResponses ? null : """["END"]""", sent.Field("stop"));
    }

    private static JsonElement Format(Sent sent) => sent.IsResponses
        ? sent.Body.GetProperty("text").GetProperty("format")
        : sent.Body.GetProperty("response_format").GetProperty("json_schema");

    private static PromptExecutionSettings Base(params (string Key, object Value)[] settings) =>
        new() { ExtensionData = settings.ToDictionary(setting => setting.Key, setting => setting.Value) };
}
