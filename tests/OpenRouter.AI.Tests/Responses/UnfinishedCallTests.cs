using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>Calls of answers that stopped before their end: without arguments they would run with the defaults of their parameters.</summary>
public sealed class UnfinishedCallTests
{
    private const string Limit = ",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}";
    private const string Filter = ",\"incomplete_details\":{\"reason\":\"content_filter\"}";
    private const string Bored = ",\"incomplete_details\":{\"reason\":\"bored\"}";

    [Theory]
    [InlineData("completed", "", ",\"status\":\"incomplete\"", "length")]
    [InlineData("completed", "", ",\"status\":\"in_progress\"", "length")]
    [InlineData("incomplete", Limit, "", "length")]
    [InlineData("incomplete", Filter, "", "content_filter")]
    [InlineData("incomplete", Bored, "", "bored")]
    [InlineData("incomplete", "", "", "incomplete")]
    public async Task CallWithoutArguments_OfAnUnfinishedAnswer_CannotRun(string status, string more, string item, string finish)
    {
        string output = Script.Call("c", "", more: item);
        ChatResponse whole = await Script.WholeAsync(Script.Body(output, status, more));
        ChatResponse streamed = await Script.StreamAsync(Script.Created, Script.Completed(output, status, more));
        foreach (ChatResponse response in new[] { whole, streamed })
        {
            Assert.True(Assert.Single(Script.Contents(response).OfType<FunctionCallContent>()).InformationalOnly);
            Assert.Equal(finish, response.FinishReason!.Value.Value);
        }
    }

    [Fact]
    public async Task CallWithoutArguments_OfAStreamWithoutItsLastEvent_CannotRun()
    {
        ChatResponse response = await Script.StreamAsync(Script.Created, Script.ItemDone(0, Script.Call("c", "")));
        Assert.True(Assert.Single(Script.Contents(response).OfType<FunctionCallContent>()).InformationalOnly);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
    }

    [Fact]
    public async Task CallWithoutArguments_OfAFinishedAnswer_Runs()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Script.Call("c", "", more: ",\"status\":\"completed\"")));
        Assert.False(Assert.Single(Script.Contents(response).OfType<FunctionCallContent>()).InformationalOnly);
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }

    [Fact]
    public async Task CallsBeforeAFilter_ThatAreWhole_StillRun()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Script.Call("c", "{\"a\":1}") + "," + Script.Call("d", ""), "incomplete", Filter));
        Assert.Equal([false, true], Script.Contents(response).OfType<FunctionCallContent>().Select(call => call.InformationalOnly));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }
}
