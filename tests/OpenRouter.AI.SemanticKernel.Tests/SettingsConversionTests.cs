using System;
using System.Collections.Generic;
using System.Dynamic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class SettingsConversionTests
{
    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_clone_freeze(bool responses, bool streams)
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
        await Kernels.Of(service, responses).RunAsync(function, streams);
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

        OpenRouterPromptExecutionSettings own = new() { MaxTokens = 1 };
        Assert.Same(own, OpenRouterPromptExecutionSettings.FromExecutionSettings(own));
        Assert.NotNull(OpenRouterPromptExecutionSettings.FromExecutionSettings(null));
        Assert.Contains("min_p", Assert.ThrowsAny<ArgumentException>(() =>
            OpenRouterPromptExecutionSettings.FromExecutionSettings(SettingsTests.Base(("min_p", "much")))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_of_yaml_files_have_numbers_and_flags(bool responses, bool streams)
    {
        // What YAML readers make of a prompt file: texts, lists of objects, and dictionaries whose keys are objects.
        Sent sent = await Kernels.SentAsync(
            SettingsTests.Base(
                ("temperature", "0.5"),
                ("provider", new Dictionary<object, object> { ["allow_fallbacks"] = "true", ["order"] = new List<object> { "acme" } }),
                ("models", new List<object> { "a/b" }),
                ("max_tool_calls", "3"),
                ("stop_sequences", new List<object> { "END" }),
                ("max_output_tokens", "100"),
                ("metadata", new Dictionary<object, object> { ["build"] = "42" })),
            responses,
            streams);

        JsonElement provider = sent.Body.GetProperty("provider");
        Assert.True(provider.GetProperty("allow_fallbacks").GetBoolean());
        Assert.Equal("""["acme"]""", provider.GetProperty("order").GetRawText());
        Assert.Equal("""["a/b"]""", sent.Field("models"));
        Assert.Equal("3", sent.Field("max_tool_calls"));
        Assert.Equal("""{"build":"42"}""", sent.Field("metadata"));
        Assert.Equal("100", sent.Field(responses ? "max_output_tokens" : "max_completion_tokens"));
        Assert.Equal(responses ? null : """["END"]""", sent.Field("stop"));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_by_names_of_other_services(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(SettingsTests.Base(("max_completion_tokens", 100), ("stop", new List<object> { "END" })), responses, streams);

        Assert.Equal("100", sent.Field(responses ? "max_output_tokens" : "max_completion_tokens"));
        Assert.Equal(responses ? null : """["END"]""", sent.Field("stop"));
        Assert.Contains("max_output_tokens", (await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Kernels.SentAsync(SettingsTests.Base(("max_output_tokens", "many")), responses, streams))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_in_dictionaries_of_any_kind(bool responses, bool streams)
    {
        IDictionary<string, object?> dynamic = new ExpandoObject();
        dynamic["sort"] = "price";
        object[] kinds =
        [
            dynamic,
            new AdditionalPropertiesDictionary { ["sort"] = "price" },
            new KernelArguments { ["sort"] = "price" },
            new Dictionary<object, object> { ["sort"] = "price" },
            new[] { new KeyValuePair<string, string>("sort", "price") },
            new[] { new KeyValuePair<string, JsonElement>("sort", JsonElement.Parse("\"price\"")) },
        ];
        foreach (object kind in kinds)
        {
            (string, object)[] given = [("provider", kind), ("extra_body", new Dictionary<string, object> { ["new_field"] = kind })];
            Sent typed = await Kernels.SentAsync(
                OpenRouterPromptExecutionSettings.FromExecutionSettings(SettingsTests.Base(given)), responses, streams);
            Sent plain = await Kernels.SentAsync(SettingsTests.Base(given), responses, streams);

            Assert.All([typed, plain], sent => Assert.Equal(
                ("""{"sort":"price"}""", """{"sort":"price"}"""), (sent.Field("provider"), sent.Field("new_field"))));
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_of_extension_data_are_read(bool responses, bool streams)
    {
        OpenRouterPromptExecutionSettings settings = new()
        {
            Temperature = 0.25,
            MinP = 0.5,
            ExtensionData = new Dictionary<string, object>
            {
                ["reasoning_effort"] = "minimal",
                ["response_format"] = JsonElement.Parse("""{"type":"json_object"}"""),
                ["temperature"] = 0.75,
                ["min_p"] = 0.75,
                ["top_p"] = "0.5",
                ["session_id"] = "s",
            },
        };

        foreach (OpenRouterPromptExecutionSettings same in new[]
        {
            settings, JsonSerializer.Deserialize<OpenRouterPromptExecutionSettings>(JsonSerializer.Serialize(settings))!,
        })
        {
            Sent sent = await Kernels.SentAsync(same, responses, streams);

            Assert.Equal("minimal", sent.Body.GetProperty("reasoning").GetProperty("effort").GetString());
            Assert.Contains("json_object", sent.Field(responses ? "text" : "response_format"), StringComparison.Ordinal);
            Assert.DoesNotContain("schema", sent.Text, StringComparison.Ordinal);
            Assert.Equal(("0.25", "0.5", "\"s\""), (sent.Field("temperature"), sent.Field("top_p"), sent.Field("session_id")));
            Assert.Equal(responses ? sent.Field("min_p") : "0.5", sent.Field("min_p"));
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_lazy_array(bool responses, bool streams)
    {
        PromptTemplateConfig config = PromptTemplateConfig.FromJson(
            """{"template":"hi","execution_settings":{"default":{"models":["a/b","c/d"],"provider":{"sort":"price"}}}}""");
        Service service = Service.Saying("ok");

        await Kernels.Of(service, responses).RunAsync(KernelFunctionFactory.CreateFromPrompt(config), streams);

        Assert.Equal("""["a/b","c/d"]""", service.Single.Field("models"));
        Assert.Equal("""{"sort":"price"}""", service.Single.Field("provider"));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_mixed_array_error(bool responses, bool streams)
    {
        PromptTemplateConfig config = PromptTemplateConfig.FromJson(
            """{"template":"hi","execution_settings":{"default":{"models":["a/b",1]}}}""");

        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Kernels.Of(Service.Saying("ok"), responses).RunAsync(KernelFunctionFactory.CreateFromPrompt(config), streams));

        Assert.Contains("models", failure.Message, StringComparison.Ordinal);
    }
}
