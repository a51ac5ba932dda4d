using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Tests.Errors;

public sealed class OpenRouterExceptionFactoryTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"Slow down"}}""", 429, "Slow down (429)")]
    [InlineData("""{"error":{"code":"429","message":"Slow down"}}""", 429, "Slow down (429)")]
    [InlineData("""{"error":{"code":null,"message":"No"}}""", 400, "No (400)")]
    [InlineData("""{"error":{"message":"No","metadata":null}}""", 400, "No (400)")]
    [InlineData("""{"error":{"code":"invalid_prompt","message":"No"},"metadata":null}""", 400, "No (400, invalid_prompt)")]
    [InlineData("""{"error":"plain words"}""", 400, "plain words (400)")]
    [InlineData("""{"error":{"error":{"message":"inner","code":402}}}""", 403, "inner (403)")]
    [InlineData("""{"error":{"error":"inner words","code":400}}""", 400, "inner words (400)")]
    [InlineData("""{"message":"bare","code":400}""", 400, "bare (400)")]
    [InlineData("""{"type":"error","code":"server_error","message":"event","param":null}""", 500, "event (500, server_error)")]
    [InlineData("""{"detail":[{"loc":["body"],"msg":"field required"}]}""", 422, "field required (422)")]
    [InlineData("""[{"error":{"code":400,"message":"in a list"}}]""", 400, "in a list (400)")]
    [InlineData("\"just a string\"", 400, "just a string (400)")]
    [InlineData("\uFEFF \n {\"error\":{\"message\":\"padded\"}}", 400, "padded (400)")]
    [InlineData("{}", 503, "The service answered ServiceUnavailable (503)")]
    [InlineData("""{"error":null}""", 500, "The service answered InternalServerError (500)")]
    [InlineData("""{"error":{"code":[],"message":{},"metadata":"x"}}""", 502, "The service answered BadGateway (502)")]
    [InlineData("", 529, "The provider is overloaded (529)")]
    [InlineData("", 418, "The service answered without a reason (418)")]
    [InlineData("error code: 1015", 429, "error code: 1015 (429)")]
    [InlineData("{\"error\":{\"message\":\"cut", 502, "{\"error\":{\"message\":\"cut (502)")]
    [InlineData("<!DOCTYPE html><html><head><title>Bad &amp; gateway</title></head><body>x</body></html>", 502, "Bad & gateway (502)")]
    [InlineData("<html><body>no title</body></html>", 524, "The edge in front of OpenRouter gave up waiting (524)")]
    public void Http_AnyBody_SaysWhyInOneLine(string body, int status, string expected)
    {
        OpenRouterException exception = FromHttp(status, body);

        Assert.Equal(expected, exception.Message);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
    }

    [Theory]
    [InlineData("\"plain words\"", "plain words")]
    [InlineData("\"{\\\"error\\\":{\\\"message\\\":\\\"boom\\\"}}\"", "boom")]
    [InlineData("\"{\\n  \\\"message\\\": \\\"boom\\\"\\n}\"", "boom")]
    [InlineData("""{"error":{"message":"boom"}}""", "boom")]
    [InlineData("""{"error":"boom"}""", "boom")]
    [InlineData("""{"detail":"boom"}""", "boom")]
    [InlineData("""{"details":"boom"}""", "boom")]
    [InlineData("""{"msg":"boom"}""", "boom")]
    [InlineData("""[{"error":{"message":"boom"}},{"message":"bang"}]""", "boom; bang")]
    [InlineData("""{"error":{"message":"{\"error\":{\"message\":\"boom\"}}"}}""", "boom")]
    [InlineData("\"<html><title>boom</title></html>\"", "boom")]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("7", null)]
    [InlineData("""{"retryable":true}""", null)]
    public void Raw_AnyShape_GivesTheProvidersWords(string raw, string? expected)
    {
        OpenRouterException exception = FromHttp(
            429, $$$"""{"error":{"code":429,"message":"Provider returned error","metadata":{"provider_name":"Acme","raw":{{{raw}}} } }}""");

        Assert.Equal(expected, exception.ProviderMessage);
        Assert.Equal("Acme", exception.ProviderName);
        Assert.Equal($"[Acme] {expected ?? "Provider returned error"} (429)", exception.Message);
    }

    [Fact]
    public void Zod_IssuesInsideTheMessage_AreNamedWithTheirPlace()
    {
        OpenRouterException exception = FromHttp(
            400,
            """{"success":false,"error":{"name":"ZodError","message":"[\n {\"code\":\"x\",\"path\":[\"tools\",0,\"name\"],\"message\":\"Required\"},{\"path\":[],\"message\":\"Bad\"}]"}}""");

        Assert.Equal("tools.0.name: Required; Bad (400)", exception.Message);
        Assert.Null(exception.ErrorCode);
        Assert.False(exception.IsTransient);
    }

    [Theory]
    [InlineData("""{"error":{"code":502,"message":"m"}}""", 502, "502", true)]
    [InlineData("""{"error":{"code":"server_error","message":"m"}}""", 500, "server_error", true)]
    [InlineData("""{"error":{"code":429,"message":"m","metadata":{"error_type":"rate_limit_exceeded"}},"choices":[]}""", 429, "429", true)]
    [InlineData("""{"error":{"message":"m","metadata":{"error_type":"provider_overloaded"}}}""", 503, null, true)]
    [InlineData("""{"error":{"message":"m"},"error_type":"invalid_prompt"}""", 400, null, false)]
    [InlineData("""{"error":{"message":"m","http_status":404}}""", 404, null, false)]
    [InlineData("""{"error":{"message":"m","code":"strange"}}""", null, "strange", false)]
    [InlineData("""{"error":{"message":"m","code":1234}}""", null, "1234", false)]
    public void Envelope_WithStatus200_TakesTheStatusFromTheError(string body, int? status, string? code, bool transient)
    {
        OpenRouterException exception = FromEnvelope(body);

        Assert.Equal((HttpStatusCode?)status, exception.StatusCode);
        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal(transient, exception.IsTransient);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(402, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(413, false)]
    [InlineData(422, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(524, true)]
    [InlineData(529, true)]
    public void Http_Status_DecidesWhetherItPasses(int status, bool expected) =>
        Assert.Equal(expected, FromHttp(status, "{}").IsTransient);

    [Theory]
    [InlineData("""{"error":{"message":"m","availability":{"retryable":true}}}""", 404, true)]
    [InlineData("""{"error":{"message":"m","availability":{"retryable":false}}}""", 503, false)]
    [InlineData("""{"error":{"message":"m","metadata":{"raw":{"retryable":true}}}}""", 400, true)]
    [InlineData("""{"error":{"message":"m","metadata":{"raw":"{\"retryable\":false}"}}}""", 502, false)]
    [InlineData("""{"error":{"message":"m","availability":{"retryable":"yes"}}}""", 404, false)]
    public void Service_SaysRetryable_DecidesOverTheStatus(string body, int status, bool expected) =>
        Assert.Equal(expected, FromHttp(status, body).IsTransient);

    [Fact]
    public void Availability_WithoutCode_IsTyped()
    {
        OpenRouterException exception = FromHttp(
            404,
            """
            {"error":{"message":"No endpoints","error_type":"not_found","http_status":404,"availability":{"code":"constraint_filtered",
            "retryable":false,"requested_models":["a/b"],"constraint":{"field":"max_price","detail":"too low"},"retry_after":null,
            "excluded_by":["max_price"],"affected_providers":null,"fallback_models":["c/d"],"docs_url":"https://openrouter.ai/docs/errors"}}}
            """);

        OpenRouterModelAvailability availability = Assert.IsType<OpenRouterModelAvailability>(exception.Availability);
        Assert.Equal(OpenRouterErrorType.NotFound, exception.ErrorType);
        Assert.Equal(OpenRouterAvailabilityCode.ConstraintFiltered, availability.Code);
        Assert.False(availability.Retryable);
        Assert.Equal(["a/b"], availability.RequestedModels);
        Assert.Equal(["c/d"], availability.FallbackModels);
        Assert.Equal(["max_price"], availability.ExcludedBy);
        Assert.Empty(availability.AffectedProviders);
        Assert.Equal("max_price", availability.Constraint?.Field);
        Assert.Equal("too low", availability.Constraint?.Detail);
        Assert.Equal(new Uri("https://openrouter.ai/docs/errors"), availability.DocsUrl);
        Assert.Null(exception.ErrorCode);
        Assert.Equal("No endpoints (404, not_found)", exception.Message);
    }

    [Fact]
    public void Payment_WithTheTokensInTheText_ReadsThem()
    {
        OpenRouterException exception = FromHttp(
            402,
            """{"error":{"message":"This needs more credits, or fewer max_tokens. You requested up to 16384 tokens, but can only afford 3324. Add some.","code":402}}""");

        Assert.Equal(3324, exception.AffordableMaxTokens);
        Assert.Equal(
            "This needs more credits, or fewer max_tokens. You requested up to 16384 tokens, but can only afford 3324. Add some. (402)",
            exception.Message);
    }

    [Fact]
    public void Payment_WithoutAdvice_MentionsMaxTokens()
    {
        OpenRouterException exception = FromHttp(402, """{"error":{"message":"Insufficient credits","code":402}}""");

        Assert.Null(exception.AffordableMaxTokens);
        Assert.Equal("Insufficient credits; add credits, or set a lower max_tokens (402)", exception.Message);
    }

    [Fact]
    public void Payment_WrappedTwice_IsUnwrapped()
    {
        OpenRouterException exception = FromHttp(
            402, """{"error":{"error":{"message":"can only afford 1,234 of max_tokens","code":402},"code":402}}""");

        Assert.Equal(1234, exception.AffordableMaxTokens);
        Assert.Equal("402", exception.ErrorCode);
    }

    [Fact]
    public void Moderation_Reasons_AreListed()
    {
        OpenRouterException exception = FromHttp(
            403, """{"error":{"code":403,"message":"flagged","metadata":{"reasons":["violence","misc",3],"flagged_input":"…","provider_name":"Meta"}}}""");

        Assert.Equal(["violence", "misc", "3"], exception.Reasons);
        Assert.Equal("[Meta] flagged (403)", exception.Message);
    }

    [Fact]
    public void Body_WithNeighbours_IsKeptWhole()
    {
        OpenRouterException exception = FromHttp(
            502, """{"error":{"code":502,"message":"m","metadata":{"file_annotations":[{"type":"file"}]}},"openrouter_metadata":{"a":1}}""");

        JsonElement body = exception.ErrorBody!.Value;
        Assert.Equal(1, body.GetProperty("error").GetProperty("metadata").GetProperty("file_annotations").GetArrayLength());
        Assert.Equal(1, body.GetProperty("openrouter_metadata").GetProperty("a").GetInt32());
    }

    [Fact]
    public void Body_OfADisposedDocument_IsStillReadable()
    {
        OpenRouterException exception;
        using (JsonDocument document = JsonDocument.Parse("""{"error":{"code":500,"message":"m"}}"""))
        {
            exception = OpenRouterExceptionFactory.FromEnvelope(document.RootElement, 200, default, Now);
        }

        Assert.Equal("m", exception.ErrorBody!.Value.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public void Chunk_WithError_NamesProviderAndGeneration()
    {
        OpenRouterException exception = FromEnvelope(
            """{"id":"gen-9","provider":"Acme","choices":[],"error":{"code":502,"message":"gone","metadata":{"error_type":"provider_unavailable"}}}""");

        Assert.Equal("[Acme] gone (502, provider_unavailable)", exception.Message);
        Assert.Equal("gen-9", exception.GenerationId);
        Assert.Equal(OpenRouterErrorType.ProviderUnavailable, exception.ErrorType);
    }

    [Fact]
    public void Choice_WithError_NamesTheProviderOfTheAnswer()
    {
        JsonElement error = Parse("""{"code":502,"message":"Provider disconnected","metadata":{"raw":{"retryable":true}}}""");

        OpenRouterException exception = OpenRouterExceptionFactory.FromChoiceError(error, 200, default, Now, "Acme", "gen-1");

        Assert.Equal("[Acme] Provider disconnected (502)", exception.Message);
        Assert.Equal("gen-1", exception.GenerationId);
        Assert.True(exception.IsTransient);
    }

    [Fact]
    public void ProviderInTheAnswer_AsAnObject_IsNoName() =>
        Assert.Null(FromEnvelope("""{"provider":{"id":"x"},"error":{"code":502,"message":"m"}}""").ProviderName);

    [Fact]
    public void NotJson_WebPage_NamesItsTitleAndTheEndpoint()
    {
        OpenRouterException exception = OpenRouterExceptionFactory.NotJson(
            200, "<html><title>OpenRouter</title></html>"u8, "text/html", new AnswerHeaders { GenerationId = "gen-1" });

        Assert.Equal("Expected JSON, received text/html \"OpenRouter\"; check the endpoint and the proxies before it (200)", exception.Message);
        Assert.False(exception.IsTransient);
        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
    }

    [Fact]
    public void InvalidAnswer_MayPass()
    {
        OpenRouterException exception = OpenRouterExceptionFactory.InvalidAnswer("it holds no choices", "gen-1", provider: "Acme");

        Assert.Equal("[Acme] The service gave an invalid answer: it holds no choices", exception.Message);
        Assert.True(exception.IsTransient);
        Assert.Equal("gen-1", exception.GenerationId);
    }

    [Fact]
    public void Network_KeepsTheInnerException()
    {
        var inner = new HttpRequestException(HttpRequestError.ConnectionError, "refused");

        OpenRouterException exception = OpenRouterExceptionFactory.Network(inner, answerBegun: false);

        Assert.Same(inner, exception.InnerException);
#if !NETSTANDARD_BUILD
        // The build for .NET Standard cannot say it: the exception has no such property there.
        Assert.Equal(HttpRequestError.ConnectionError, exception.HttpRequestError);
#endif
        Assert.Equal("The service could not be reached: refused", exception.Message);
    }

    private static OpenRouterException FromHttp(int status, string body) =>
        OpenRouterExceptionFactory.FromHttp(status, Encoding.UTF8.GetBytes(body), null, default, Now);

    private static OpenRouterException FromEnvelope(string body) => OpenRouterExceptionFactory.FromEnvelope(Parse(body), 200, default, Now);

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
