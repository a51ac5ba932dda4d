using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Responses;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Regressions;

/// <summary>Answers with bytes that are no UTF-8: such a letter is U+FFFD, wherever it stands, and the rest is delivered.</summary>
public sealed class EncodingRegressions
{
    [Theory]
    [InlineData("type")]
    [InlineData("call_1")]
    [InlineData("Paris")]
    [InlineData("item_id")]
    [InlineData("acme")]
    public async Task NoUtf8_InAnEventOfResponses_IsReplaced(string place)
    {
        string stream = Script.Stream(
            Script.Created, Script.Text(0, "hi "), Script.Added(1, Script.Call("call_1")), Script.ItemDone(1, Script.Call("call_1", "{\"city\":\"Paris\"}")),
            Script.Completed(Script.Message("hi ") + "," + Script.Call("call_1", "{\"city\":\"Paris\"}")));
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        for (int at = stream.IndexOf(place, System.StringComparison.Ordinal); at >= 0; at = stream.IndexOf(place, at + 1, System.StringComparison.Ordinal))
        {
            byte[] spoilt = [.. bytes];
            spoilt[at] = 0xEA;
            using IChatClient chat = Script.Chat(new ScriptedHandler().Answer(new MemoryStream(spoilt)));
            List<ChatResponseUpdate> updates = [];
            try
            {
                await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
                {
                    updates.Add(update);
                }
            }
            catch (OpenRouterException)
            {
                // A spoilt name may leave an event without what it needs.
            }

            Assert.StartsWith("hi ", updates.ToChatResponse().Text, System.StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NoUtf8_InAWholeAnswer_IsReplaced()
    {
        byte[] body = Encoding.Latin1.GetBytes(Script.Body(Script.Message("caf\u00e9") + "," + Script.Call("call_\u00e9")));
        using IChatClient chat = Script.Chat(new ScriptedHandler().Answer(new MemoryStream(body), mediaType: "application/json"));

        ChatResponse response = await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("caf\ufffd", response.Text);
        Assert.Equal("call_\ufffd", Script.Contents(response).OfType<FunctionCallContent>().Single().CallId);
    }
}
