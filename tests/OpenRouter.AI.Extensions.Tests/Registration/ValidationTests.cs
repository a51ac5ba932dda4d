using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
    [InlineData("MaxRetries", "many", "OpenRouter:MaxRetries")]
    public async Task L04_ValidateOnStart_WrongSetting_NamesKeyAndFix(string key, string value, string message)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenRouter:ApiKey"] = "sk-or-v1-secret",
            ["OpenRouter:Reasoning:Effort"] = "low",
            ["OPENROUTER_API_KEY"] = " ",
            ["OpenRouter:" + key] = value,
        });
        builder.Services.AddOpenRouter(builder.Configuration);
        using IHost host = builder.Build();

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-or-v1-secret", failure.ToString(), StringComparison.Ordinal);
    }
}
