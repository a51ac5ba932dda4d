using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenRouter.AI.Configuration;

namespace OpenRouter.AI.Extensions.Tests.Registration;

public class ValidationTests
{
    [Theory]
    [InlineData("ApiKey", "", "OpenRouter:ApiKey is missing")]
    [InlineData("ApiKey", "two words", "OpenRouter:ApiKey holds white space")]
    [InlineData("Endpoint", "ftp://x", "OpenRouter:Endpoint must be an absolute http")]
    [InlineData("MaxRetries", "-1", "OpenRouter:MaxRetries must not be negative")]
    [InlineData("IdleTimeout", "00:00:00", "OpenRouter:IdleTimeout must be positive")]
    [InlineData("Model", " ", "OpenRouter:Model is empty")]
    [InlineData("EmbeddingDimensions", "0", "OpenRouter:EmbeddingDimensions must be at least 1")]
    [InlineData("Reasoning:MaxTokens", "1000", "OpenRouter:Reasoning:Effort and OpenRouter:Reasoning:MaxTokens exclude each other")]
    [InlineData("Provider:MaxPrice:Prompt", "-1", "OpenRouter:Provider:MaxPrice must not hold a negative price")]
    [InlineData("MaxRetries", "many", "'OpenRouter:MaxRetries' to type 'System.Int32'. Write a number.")]
    [InlineData("IdleTimeout", "abc", "'OpenRouter:IdleTimeout' to type 'System.TimeSpan'. Write a time such as 00:05:00.")]
    [InlineData("IdleTimeout", "300", "OpenRouter:IdleTimeout would be 300 days. Write a time such as 00:05:00")]
    [InlineData("EndStreamsOnShutdown", "yes", "'OpenRouter:EndStreamsOnShutdown' to type 'System.Boolean'. Write true or false.")]
    [InlineData("Endpoint", "http://[", "'OpenRouter:Endpoint' to type 'System.Uri'. Write an absolute address.")]
    [InlineData("Models", "a/b", "OpenRouter:Models is a list, not a value. Write OpenRouter:Models:0")]
    [InlineData("AppCategories", "chat", "OpenRouter:AppCategories is a list")]
    [InlineData("Provider:Only", "anthropic", "OpenRouter:Provider:Only is a list")]
    [InlineData("Provider", "anthropic", "OpenRouter:Provider is a section")]
    [InlineData("Provider:MaxPrice", "1", "OpenRouter:Provider:MaxPrice is a section")]
    [InlineData("Reasoning", "high", "OpenRouter:Reasoning is a section")]
    [InlineData("Headers", "x", "OpenRouter:Headers is a section")]
    [InlineData("Provider:Zdrr", "true", "OpenRouter:Provider:Zdrr is not a setting")]
    [InlineData("Provider:MaxPrice:Output", "1", "OpenRouter:Provider:MaxPrice:Output is not a setting")]
    [InlineData("Reasoning:Efort", "low", "OpenRouter:Reasoning:Efort is not a setting")]
    public async Task L04_ValidateOnStart_WrongSetting_NamesKeyAndFix(string key, string value, string message)
    {
        Exception failure = await StartAsync(
            static builder => builder.Services.AddOpenRouter(builder.Configuration),
            new() { ["OpenRouter:ApiKey"] = "sk-or-v1-secret", ["OpenRouter:Reasoning:Effort"] = "low", ["OpenRouter:" + key] = value });

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-or-v1-secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(key == "ApiKey" && value.Length == 0, failure.Message.Contains("ApiKey is missing", StringComparison.Ordinal));
    }

    /// <summary>One start tells all that is wrong.</summary>
    [Fact]
    public async Task Key_IsMissingBesideOtherMistakes_AllAreNamed()
    {
        string message = (await StartAsync(
            builder => builder.Services.AddOpenRouter(builder.Configuration), new() { ["OpenRouter:MaxRetries"] = "-1", ["OpenRouter:Model"] = " " })).Message;

        Assert.Contains("OpenRouter:ApiKey is missing", message, StringComparison.Ordinal);
        Assert.Contains("OpenRouter:MaxRetries must not be negative", message, StringComparison.Ordinal);
        Assert.Contains("OpenRouter:Model is empty", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_OfOptionsMadeInCode_IsNamedWhereItIsToBeSet()
    {
        Assert.Contains(
            "OpenRouterOptions(\"other\").ApiKey is missing",
            (await StartAsync(builder => builder.Services.AddKeyedOpenRouter("other", static options => options.Model = "a/b"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "OpenRouterOptions.ApiKey is missing", (await StartAsync(builder => builder.Services.AddOpenRouter())).Message, StringComparison.Ordinal);
    }

    /// <summary>It would pay with the key of the environment, which may be another one's.</summary>
    [Fact]
    public async Task Section_OfAKeyedClientDoesNotExist_IsRefused()
    {
        string message = (await StartAsync(
            builder => builder.Services.AddKeyedOpenRouter("other", builder.Configuration.GetSection("OpenRuoter")),
            new() { ["OPENROUTER_API_KEY"] = "sk-or-v1-secret" })).Message;

        Assert.Contains("OpenRuoter does not exist, or is empty. Write the settings of 'other' there", message, StringComparison.Ordinal);
    }

    private static async Task<Exception> StartAsync(Action<HostApplicationBuilder> add, Dictionary<string, string?>? settings = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["OPENROUTER_API_KEY"] = " " });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        add(builder);
        using IHost host = builder.Build();
        return await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Every setting that there is can be written, beside what belongs to the application.</summary>
    [Theory]
    [InlineData("Provider", typeof(OpenRouterProviderOptions))]
    [InlineData("Provider:MaxPrice", typeof(OpenRouterMaxPriceOptions))]
    [InlineData("Reasoning", typeof(OpenRouterReasoningOptions))]
    public void Settings_AllThatThereAre_AreKnown(string section, Type type)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(type.GetProperties().Select(
            property => new KeyValuePair<string, string?>("OpenRouter:" + section + ":" + property.Name + ":0", "1"))).Build();

        Assert.DoesNotContain(SectionShape.Check(configuration.GetSection("OpenRouter")), static mistake => mistake.Contains("is not a setting", StringComparison.Ordinal)
            && !mistake.StartsWith("OpenRouter:Provider:MaxPrice:0", StringComparison.Ordinal));
    }
}
