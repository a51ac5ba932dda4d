using System;
using System.Threading;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests;

public sealed class OpenRouterClientOptionsTests
{
    [Fact]
    public void New_HasTheDocumentedDefaults()
    {
        var options = new OpenRouterClientOptions();

        Assert.Equal("https://openrouter.ai/api/v1", options.Endpoint.AbsoluteUri);
        Assert.Equal(2, options.MaxRetries);
        Assert.Equal(TimeSpan.FromMinutes(5), options.IdleTimeout);
        Assert.Same(TimeProvider.System, options.TimeProvider);
        Assert.Null(options.ApiKey);
        Assert.Null(options.AppTitle);
        Assert.Null(options.AppUrl);
        Assert.Empty(options.AppCategories);
        Assert.Empty(options.Headers);
    }

    [Fact]
    public void ToString_WithKey_HidesIt()
    {
        OpenRouterClientOptions options = Wire.Options(o => o.Headers["X-Secret"] = "hidden");

        Assert.Equal("https://host.test/api/v1, key set", options.ToString());
        Assert.Equal("https://openrouter.ai/api/v1, key not set", new OpenRouterClientOptions().ToString());
    }

    [Fact]
    public void Snapshot_LaterChanges_DoNotReachIt()
    {
        OpenRouterClientOptions options = Wire.Options(o =>
        {
            o.Headers["X-A"] = "1";
            o.AppCategories.Add("cli-agent");
        });

        OpenRouterClientOptions copy = options.Snapshot();
        options.ApiKey = null;
        options.Headers["x-a"] = "2";
        options.AppCategories.Clear();

        Assert.Equal(Wire.Key, copy.ApiKey);
        Assert.Equal("1", copy.Headers["x-A"]);
        Assert.Equal(["cli-agent"], copy.AppCategories);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Validate_WithoutKey_SaysWhereToGetOne(string? key)
    {
        OpenRouterClientOptions options = Wire.Options(o => o.ApiKey = key);

        Assert.Contains("openrouter.ai/settings/keys", Assert.Throws<ArgumentException>(() => options.Validate()).Message, StringComparison.Ordinal);
        options.Validate(authorized: true);
        options.Headers["authorization"] = "Bearer x";
        options.Validate();
    }

    [Theory]
    [InlineData("sk-or-v1-secret\n")]
    [InlineData("sk-or-v1-secret\r\nX-Evil: 1")]
    [InlineData("sk-or-v1-sécret")]
    [InlineData(" sk-or-v1-secret")]
    [InlineData("“sk-or-v1-secret”")]
    public void Validate_WithBrokenKey_SaysSoWithoutIt(string key)
    {
        ArgumentException exception = Invalid(o => o.ApiKey = key);

        Assert.DoesNotContain("cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WithOtherMistakes_Throws()
    {
        Invalid(o => o.Endpoint = new Uri("ftp://host/api"));
        Invalid(o => o.Endpoint = new Uri("api/v1", UriKind.Relative));
        Invalid(o => o.Endpoint = new Uri("https://host/api?x=1"));
        Invalid(o => o.Endpoint = null!);
        Invalid(o => o.MaxRetries = -1);
        Invalid(o => o.IdleTimeout = TimeSpan.Zero);
        Invalid(o => o.IdleTimeout = TimeSpan.FromSeconds(-5));
        Invalid(o => o.IdleTimeout = TimeSpan.MaxValue);
        Invalid(o => o.TimeProvider = null!);
        Invalid(o => o.AppUrl = new Uri("app", UriKind.Relative));
        Invalid(o => o.AppCategories.Add("a,b"));
        Invalid(o => o.Headers["bad name"] = "x");
        Invalid(o => o.Headers["X-A"] = "a\nb");
        Invalid(o => o.Headers["X-A"] = "ä");
        Invalid(o => o.Headers["Content-Type"] = "text/plain");
        Wire.Options(o => o.IdleTimeout = Timeout.InfiniteTimeSpan).Validate();
    }

    private static ArgumentException Invalid(Action<OpenRouterClientOptions> configure) =>
        Assert.Throws<ArgumentException>(() => Wire.Options(configure).Validate());
}
