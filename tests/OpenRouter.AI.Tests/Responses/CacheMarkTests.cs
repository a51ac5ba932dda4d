using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>Cache marks within tool results, which count and are written by the same rule on both endpoints.</summary>
public sealed class CacheMarkTests
{
    [Fact]
    public async Task MarkWithinAResult_IsThatOfTheResult()
    {
        ChatMessage result = new(ChatRole.Tool, [new FunctionResultContent("c1", new AIContent[]
        {
            new TextContent("t").WithCacheControl(), new DataContent(new byte[] { 1 }, "image/png"),
        })]);

        JsonElement input = await Script.InputAsync(
            new(ChatRole.User, "hi"), new(ChatRole.Assistant, [new FunctionCallContent("c1", "f")]), result);

        JsonAssert.Equal(
            """
            [{"type":"input_text","text":"t","prompt_cache_breakpoint":{"mode":"explicit"}},
             {"type":"input_image","detail":"auto","image_url":"data:image/png;base64,AQ=="}]
            """,
            input[2].GetProperty("output"));
    }

    [Fact]
    public async Task MarksOnAnswers_WhichHaveNoPlaceHere_LeaveTheFourToTheQuestions()
    {
        List<ChatMessage> history = [];
        for (int turn = 1; turn <= 4; turn++)
        {
            history.Add(new ChatMessage(ChatRole.User, [new TextContent("q" + turn).WithCacheControl()]));
            history.Add(new ChatMessage(ChatRole.Assistant, [new TextContent("a" + turn).WithCacheControl()]));
        }

        JsonElement[] questions = [.. (await Script.InputAsync([.. history])).EnumerateArray().Where(item => item.GetProperty("role").ValueEquals("user"))];
        Assert.Equal(4, questions.Length);
        Assert.All(questions, question => JsonAssert.Equal(
            """{"mode":"explicit"}""", question.GetProperty("content")[0].GetProperty("prompt_cache_breakpoint")));
    }
}
