using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>A recording that somebody has broken is told by its path and what is wrong with it.</summary>
public sealed class RecordingFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("broken").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "no recording")]
    [InlineData("{", "no recording")]
    [InlineData("5", "not a JSON object")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{}", "neither endpoint nor url")]
    [InlineData("""{"endpoint":"x"}""", "response.status")]
    [InlineData("""{"endpoint":5,"response":{"status":200,"body":{}}}""", "endpoint is no text")]
    [InlineData("""{"endpoint":"x","method":{},"response":{"status":200,"body":{}}}""", "method is no text")]
    [InlineData("""{"url":"here","response":{"status":200,"body":{}}}""", "url is no absolute address")]
    [InlineData("""{"endpoint":"x","response":[]}""", "response is no object")]
    [InlineData("""{"endpoint":"x","request":"x","response":{"status":200,"body":{}}}""", "request is no object")]
    [InlineData("""{"endpoint":"x","request":{"body":{"a":1,"a":2}},"response":{"status":200,"body":{}}}""", "no recording")]
    [InlineData("""{"endpoint":"x","request":{"body":"\ud800"},"response":{"status":200,"body":{}}}""", "no recording")]
    [InlineData("""{"endpoint":"x","response":{"status":"x","body":{}}}""", "response.status is no number from 200 to 599")]
    [InlineData("""{"endpoint":"x","response":{"status":99999,"body":{}}}""", "response.status is no number from 200 to 599")]
    [InlineData("""{"endpoint":"x","response":{"status":199,"body":{}}}""", "response.status is no number from 200 to 599")]
    [InlineData("""{"endpoint":"x","response":{"status":101,"body":{}}}""", "response.status is no number from 200 to 599")]
    [InlineData("""{"endpoint":"x","response":{"status":200}}""", "none of body, sse")]
    [InlineData("""{"endpoint":"x","response":{"status":200,"sse":5}}""", "response.sse is no text")]
    [InlineData("""{"endpoint":"x","response":{"status":200,"sse":"\ud800"}}""", "no recording")]
    [InlineData("""{"endpoint":"x","response":{"status":200,"body_base64":"!!"}}""", "response.body_base64 is no base64")]
    [InlineData("""{"endpoint":"x","response":{"status":200,"headers":5,"body":{}}}""", "response.headers is no object")]
    [InlineData("""{"endpoint":"x","response":{"status":200,"headers":{"a b":"x"},"body":{}}}""", "response.headers.a b is no header")]
    [InlineData("""{"endpoint":"x","response":{"status":200,"headers":{"a":"x\r\ny"},"body":{}}}""", "response.headers.a is no header")]
    public async Task Recording_ThatIsBroken_IsNamed(string text, string what)
    {
        string file = Path.Combine(_folder, "odd.json");
        await File.WriteAllTextAsync(file, text, Token);
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);

        foreach (Action read in (Action[])[() => server.Replay(_folder), () => server.Replay(file, ReplayMatching.Lenient), () => EmulatedReply.Recording(file)])
        {
            string message = Assert.Throws<InvalidDataException>(read).Message;
            Assert.Contains(file, message, StringComparison.Ordinal);
            Assert.Contains(what, message, StringComparison.Ordinal);
        }
    }
}
