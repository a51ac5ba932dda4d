using System;
using System.Text;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Tests.Errors;

public sealed class RetryHintsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData("""{"headers":{"Retry-After":"7"}}""", null, 7.0)]
    [InlineData("""{"headers":{"retry-after":7}}""", null, 7.0)]
    [InlineData("""{"retry_after_seconds":2.5}""", null, 2.5)]
    [InlineData("""{"retry_after_seconds":"9"}""", null, 9.0)]
    [InlineData("""{}""", """{"retry_after":30}""", 30.0)]
    [InlineData("""{"headers":{"X-RateLimit-Reset":"1800000042000"}}""", null, 42.0)]
    [InlineData("""{"headers":{"X-RateLimit-Reset":"1800000042"}}""", null, 42.0)]
    [InlineData("""{"headers":{"X-RateLimit-Reset":"1700000000000"}}""", null, 0.0)]
    [InlineData("""{"retry_after_seconds":-1}""", null, null)]
    [InlineData("""{"retry_after_seconds":1e300}""", null, null)]
    [InlineData("""{"headers":{"X-RateLimit-Reset":"99999999999999999999"}}""", null, null)]
    [InlineData("""{"headers":[]}""", """{"retry_after":null}""", null)]
    public void RetryAfter_InTheBody_IsFound(string metadata, string? availability, double? seconds)
    {
        OpenRouterException exception = FromHttp(
            429, $$$"""{"error":{"code":429,"message":"m","metadata":{{{metadata}}},"availability":{{{availability ?? "null"}}} }}""");

        Assert.Equal(seconds is { } value ? TimeSpan.FromSeconds(value) : null, exception.RetryAfter);
    }

    [Fact]
    public void RetryAfter_InTheHeader_ComesFirst()
    {
        var headers = new AnswerHeaders { RetryAfter = TimeSpan.FromSeconds(3), GenerationId = "gen-1" };

        OpenRouterException exception = OpenRouterExceptionFactory.FromHttp(
            429, """{"error":{"code":429,"message":"m","metadata":{"retry_after_seconds":9}}}"""u8, "application/json", headers, Now);

        Assert.Equal(TimeSpan.FromSeconds(3), exception.RetryAfter);
        Assert.Equal("gen-1", exception.GenerationId);
    }

    [Theory]
    [InlineData("12", 12.0)]
    [InlineData("0", 0.0)]
    [InlineData("Fri, 15 Jan 2027 08:00:30 GMT", 30.0)]
    [InlineData("Fri, 15 Jan 2021 08:00:30 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public void RetryAfterHeader_SecondsOrDate_IsRead(string? value, double? seconds) =>
        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, RetryHints.Header(value, Now));

    private static OpenRouterException FromHttp(int status, string body) =>
        OpenRouterExceptionFactory.FromHttp(status, Encoding.UTF8.GetBytes(body), null, default, Now);
}
