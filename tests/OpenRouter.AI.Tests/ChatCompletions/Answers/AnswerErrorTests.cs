using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class AnswerErrorTests
{
    private const string Page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(402, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(413, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(529, true)]
    public async Task G01_HttpError(int status, bool transient)
    {
        string body = "{\"error\":{\"code\":" + status + ",\"message\":\"It failed.\",\"metadata\":{\"provider_name\":\"Acme\",\"raw\":\"upstream says no\"}}}";

        await InBothModesAsync(() => new ScriptedHandler().Answer(body, status), exception =>
        {
            Assert.Equal((HttpStatusCode)status, exception.StatusCode);
            Assert.Equal(status.ToString(CultureInfo.InvariantCulture), exception.ErrorCode);
            Assert.Equal("Acme", exception.ProviderName);
            Assert.Equal("upstream says no", exception.ProviderMessage);
            Assert.StartsWith("[Acme] upstream says no", exception.Message, StringComparison.Ordinal);
            Assert.Contains(exception.ErrorCode!, exception.Message, StringComparison.Ordinal);
            Assert.Equal(transient, exception.IsTransient);
            JsonAssert.Equal(body, exception.ErrorBody!.Value);
        });
    }

    [Fact]
    public Task G01_HttpError_HtmlPage() => InBothModesAsync(
        static () => new ScriptedHandler().Answer(Page, 502, "text/html"),
        static exception =>
        {
            Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
            Assert.Contains("502 Bad Gateway", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("<", exception.Message, StringComparison.Ordinal);
            Assert.True(exception.IsTransient);
            Assert.Null(exception.ErrorBody);
        });

    [Fact]
    public Task G01_HttpError_PageWithStatus200() => InBothModesAsync(
        static () => new ScriptedHandler().Answer("<!DOCTYPE html><title>Not found</title>", 200, "text/html"),
        static exception => Assert.False(exception.IsTransient));

    [Theory]
    [InlineData("30")]
    [InlineData("Sat, 01 Jan 2000 00:00:30 GMT")]
    public Task G02_RetryAfter(string header) => InBothModesAsync(
        () => new ScriptedHandler().Answer("{\"error\":{\"code\":429,\"message\":\"slow\"}}", 429, "application/json", ("Retry-After", header)),
        static exception => Assert.Equal(TimeSpan.FromSeconds(30), exception.RetryAfter));

    [Theory]
    [InlineData("{\"error\":{\"code\":402,\"message\":\"Insufficient credits.\"}}")]
    [InlineData("\n   \n{\"error\":{\"code\":402,\"message\":\"Insufficient credits.\"},\"user_id\":\"user_1\"}")]
    [InlineData("{\"id\":\"gen-1\",\"object\":\"chat.completion\",\"error\":{\"code\":402,\"message\":\"Insufficient credits.\"}}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}],\"error\":{\"code\":402,\"message\":\"Insufficient credits.\"}}")]
    public Task G03_Error200_NonStreaming(string body) => InBothModesAsync(
        () => new ScriptedHandler().Answer(body),
        static exception =>
        {
            Assert.Equal(HttpStatusCode.PaymentRequired, exception.StatusCode);
            Assert.Equal("402", exception.ErrorCode);
            Assert.StartsWith("Insufficient credits.", exception.Message, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("{\"id\":\"gen-1\",\"choices\":null}")]
    [InlineData("{\"id\":\"gen-1\",\"choices\":[]}")]
    [InlineData("{\"id\":\"gen-1\",\"choices\":[null]}")]
    [InlineData("{\"id\":\"gen-1\",\"choices\":{}}")]
    [InlineData("{\"id\":\"gen-1\"}")]
    public Task G04_Error200_ChoicesNullOrEmpty(string body) => InBothModesAsync(
        () => new ScriptedHandler().Answer(body),
        static exception =>
        {
            Assert.Contains("no choices", exception.Message, StringComparison.Ordinal);
            Assert.Equal("gen-1", exception.GenerationId);
            Assert.True(exception.IsTransient);
        });

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"a\"")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"a\"}}]} x")]
    public Task G04_Error200_NoAnswerAtAll(string body) =>
        InBothModesAsync(() => new ScriptedHandler().Answer(body), static exception => Assert.True(exception.IsTransient));

    [Theory]
    [InlineData("\"error\"")]
    [InlineData("null")]
    [InlineData("\"tool_calls\"")]
    public Task G05_Error_InChoice(string finish) => InBothModesAsync(
        () => new ScriptedHandler().Answer(
            "{\"id\":\"gen-1\",\"provider\":\"Acme\",\"choices\":[{\"finish_reason\":" + finish + ",\"message\":{\"content\":\"Half an ans\"},"
            + "\"error\":{\"code\":502,\"message\":\"Upstream broke\",\"metadata\":{\"raw\":{\"retryable\":true}}}}]}"),
        static exception =>
        {
            Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
            Assert.Contains("Upstream broke", exception.Message, StringComparison.Ordinal);
            Assert.Equal("Acme", exception.ProviderName);
            Assert.Equal("gen-1", exception.GenerationId);
            Assert.Equal("Half an ans", exception.PartialText);
        });

    [Fact]
    public Task G05_Error_FinishAlone() => InBothModesAsync(
        static () => new ScriptedHandler().Answer(
            """{"id":"gen-1","choices":[{"finish_reason":"error","native_finish_reason":"MALFORMED_FUNCTION_CALL","message":{"content":"<ctrl46>"}}]}"""),
        static exception =>
        {
            Assert.Contains("MALFORMED_FUNCTION_CALL", exception.Message, StringComparison.Ordinal);
            Assert.Equal("<ctrl46>", exception.PartialText);
        });

    [Fact]
    public Task G11_Error_NoSecretInMessage() => InBothModesAsync(
        static () => new ScriptedHandler().Answer(
            "{\"error\":{\"code\":401,\"message\":\"Bad key " + Wire.Key + "\",\"metadata\":{\"raw\":\"Authorization: Bearer " + Wire.Key + "\"}}}", 401),
        static exception =>
        {
            string secret = Wire.Key["sk-or-".Length..];
            Assert.DoesNotContain(secret, exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, exception.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, exception.ProviderMessage ?? "", StringComparison.Ordinal);
        });

    private static async Task InBothModesAsync(Func<ScriptedHandler> script, Action<OpenRouterException> check)
    {
        using (IChatClient chat = AnswerScript.Chat(script()))
        {
            check(await Assert.ThrowsAsync<OpenRouterException>(() => chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken)));
        }

        using (IChatClient chat = AnswerScript.Chat(script()))
        {
            List<ChatResponseUpdate> updates = [];
            check(await Assert.ThrowsAsync<OpenRouterException>(() => AnswerScript.ReadAsync(chat, updates)));
            Assert.Empty(updates);
        }
    }
}
