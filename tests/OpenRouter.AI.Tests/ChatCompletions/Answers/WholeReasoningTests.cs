using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class WholeReasoningTests
{
    [Fact]
    public async Task E09_Reasoning_BeforeText()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"Four.\",\"reasoning\":\"2+2\""));

        Assert.Collection(
            response.Messages[0].Contents,
            content =>
            {
                TextReasoningContent reasoning = Assert.IsType<TextReasoningContent>(content);
                Assert.Equal("2+2", reasoning.Text);
                Assert.Null(reasoning.ProtectedData);
            },
            content => Assert.Equal("Four.", Assert.IsType<TextContent>(content).Text));
    }

    [Fact]
    public async Task E10_Reasoning_NotDuplicated()
    {
        const string Details = """
            [ {"type":"reasoning.text","text":"2+","format":"unknown","index":0}, {"type":"reasoning.text","text":"2\u00e4","index":1,"x":1.50} ]
            """;
        ChatResponse response = await AnswerScript.WholeAsync(
            AnswerScript.Body("\"content\":\"Four.\",\"reasoning\":\"2+2ä\",\"reasoning_details\":" + Details));

        TextReasoningContent reasoning = Assert.IsType<TextReasoningContent>(response.Messages[0].Contents[0]);
        Assert.Equal("2+2ä", reasoning.Text);
        Assert.Equal(Details.Trim(), reasoning.ProtectedData);
        Assert.Equal(2, response.Messages[0].Contents.Count);
        JsonAssert.Equal(Details, Assert.IsType<JsonElement>(response.Messages[0].AdditionalProperties!["reasoning_details"]));
    }

    [Fact]
    public async Task E10_Reasoning_DetailsAlone_ShowTextsAndSummaries()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":"a","reasoning":null,"reasoning_details":[{"type":"reasoning.summary","summary":"one "},
            {"type":"reasoning.encrypted","data":"secret"},{"type":"reasoning.text","text":"two","signature":"s"}]
            """));

        Assert.Equal("one two", Assert.IsType<TextReasoningContent>(response.Messages[0].Contents[0]).Text);
    }

    [Theory]
    [InlineData("""[{"type":"reasoning.encrypted","data":"AbC=","id":"rs_1","format":"openai-responses-v1","index":0}]""")]
    [InlineData("""[{"type":"reasoning.future","payload":{"a":[1,2]}}]""")]
    [InlineData("[]")]
    public async Task E11_Reasoning_EncryptedOnly(string details)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\",\"reasoning_details\":" + details));

        TextReasoningContent reasoning = Assert.IsType<TextReasoningContent>(response.Messages[0].Contents[0]);
        Assert.Equal("", reasoning.Text);
        Assert.Equal(details, reasoning.ProtectedData);
    }

    [Theory]
    [InlineData("\"reasoning_content\":\"hm\"")]
    [InlineData("\"reasoning\":null,\"reasoning_content\":\"hm\"")]
    [InlineData("\"reasoning_content\":\"hm\",\"reasoning\":\"\"")]
    [InlineData("\"reasoning\":\"hm\",\"reasoning_content\":\"hm\"")]
    public async Task E12_Reasoning_ReasoningContentAlias(string members)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\"," + members));

        Assert.Equal("hm", Assert.IsType<TextReasoningContent>(response.Messages[0].Contents[0]).Text);
        Assert.Equal(2, response.Messages[0].Contents.Count);
    }

    [Fact]
    public async Task E09_Reasoning_OutputNone_HidesTextAndKeepsDetails()
    {
        const string Details = """[{"type":"reasoning.text","text":"hm","signature":"s","index":0}]""";
        var options = new ChatOptions { Reasoning = new ReasoningOptions { Output = ReasoningOutput.None } };

        ChatResponse response = await AnswerScript.WholeAsync(
            AnswerScript.Body("\"content\":\"a\",\"reasoning\":\"hm\",\"reasoning_details\":" + Details), options);

        TextReasoningContent reasoning = Assert.IsType<TextReasoningContent>(response.Messages[0].Contents[0]);
        Assert.Equal("", reasoning.Text);
        Assert.Equal(Details, reasoning.ProtectedData);
    }
}
