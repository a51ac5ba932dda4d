using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class FailureContentTests
{
    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Http_error_content_is_the_error_alone(bool responses, bool streams)
    {
        string body = """{"error":{"code":402,"message":"Buy credits.","metadata":{"user_id":"user_secret","more":"""
            + "\"" + new string('x', 9000) + "\"" + """}},"user_id":"user_secret"}""";

        HttpOperationException failure = await Assert.ThrowsAsync<HttpOperationException>(() =>
            ServiceTests.Completion(new Service().ThenJson(body, 402), responses).AskAsync(streams));

        Assert.StartsWith("""{"error":{"code":402,"message":"Buy credits.","metadata":{"more":"xxx""", failure.ResponseContent, StringComparison.Ordinal);
        Assert.DoesNotContain("user_secret", failure.ResponseContent, StringComparison.Ordinal);
        Assert.Equal(4096, failure.ResponseContent!.Length);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Http_error_content_has_no_ids_at_any_depth(bool responses, bool streams)
    {
        const string Body = """
            {"error":{"code":402,"message":"Buy credits.","metadata":{"raw":"{\"Creator_User_Id\":\"user_secret\",\"why\":[{\"user_id\":\"user_secret\"}]}",
            "list":[{"user_id":"user_secret","kept":1}],"text":"about user_id"}}}
            """;

        HttpOperationException failure = await Assert.ThrowsAsync<HttpOperationException>(() =>
            ServiceTests.Completion(new Service().ThenJson(Body, 402), responses).AskAsync(streams));

        Assert.DoesNotContain("user_secret", failure.ResponseContent, StringComparison.Ordinal);
        JsonElement metadata = JsonElement.Parse(failure.ResponseContent!).GetProperty("error").GetProperty("metadata");
        Assert.Equal("""{"why":[{}]}""", metadata.GetProperty("raw").GetString());
        Assert.Equal("""[{"kept":1}]""", metadata.GetProperty("list").GetRawText());
        Assert.Equal("about user_id", metadata.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(false, false, """{"id":"gen-1","choices":[{"error":{"code":502,"message":"Upstream failed."},"message":{"role":"assistant","content":""}}]}""", "502")]
    [InlineData(false, true, """{"id":"gen-1","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error","error":{"code":502,"message":"Upstream failed."}}]}""", "502")]
    [InlineData(true, true, """{"type":"error","code":"server_error","message":"Upstream failed."}""", "\"server_error\"")]
    public async Task Http_error_content_of_errors_within_an_answer(bool responses, bool streams, string body, string code)
    {
        Service service = streams ? new Service().ThenJson("data: " + body + "\n\n", type: "text/event-stream") : new Service().ThenJson(body);

        HttpOperationException failure = await Assert.ThrowsAsync<HttpOperationException>(() =>
            ServiceTests.Completion(service, responses).AskAsync(streams));

        Assert.Equal("{\"error\":{\"code\":" + code + ",\"message\":\"Upstream failed.\"}}", failure.ResponseContent);
    }
}
