using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>What is compressed is cleaned like the rest, and can be read when it is replayed.</summary>
public sealed class CompressedRecordingTests : IDisposable
{
    private const string Answer = """{"id":"gen-1","api_key":"hunter2hunter2","name":"R\u00e9sum\u00e9"}""";
    private static readonly Uri Address = new("https://openrouter.ai/api/v1/models");

    private readonly string _folder = Directory.CreateTempSubdirectory("compressed").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("deflate, gzip")]
    [InlineData("identity")]
    public async Task Answer_Compressed_IsCleanedAndReplayedPlain(string coding)
    {
        byte[] sent = Encode(Encoding.UTF8.GetBytes(Answer), coding);
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering(sent, coding)));

        Assert.Equal(sent, await http.GetByteArrayAsync(Address, Token));

        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token);
        Assert.Contains("\"id\": \"gen-1\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", file, StringComparison.Ordinal);
        await using OpenRouterEmulator replay = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        replay.Replay(_folder);
        using HttpClient plain = new();
        string again = await plain.GetStringAsync(new Uri(replay.Endpoint + "/models"), Token);
        Assert.Contains("gen-1", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, aws-chunked")]
    public async Task Answer_InAnUnknownCoding_IsNotWrittenAndTold(string coding)
    {
        using OpenRouterRecorder recorder = new(_folder, new Answering([1, 2, 3], coding));
        using HttpClient http = new(recorder);

        Assert.Equal([1, 2, 3], await http.GetByteArrayAsync(Address, Token));

        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Contains(coding.Split(", ")[^1], Assert.IsType<NotSupportedException>(recorder.Failures.Single()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_CompressedOtherwiseThanItSays_IsNotWrittenAndTold()
    {
        using OpenRouterRecorder recorder = new(_folder, new Answering(Encoding.UTF8.GetBytes(Answer), "gzip"));
        using HttpClient http = new(recorder);

        await http.GetByteArrayAsync(Address, Token);

        Assert.Empty(Directory.GetFiles(_folder));
        Assert.IsType<InvalidDataException>(recorder.Failures.Single());
    }

    [Fact]
    public async Task Question_Compressed_IsCleanedToo()
    {
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering([], "identity")));
        using HttpRequestMessage request = new(HttpMethod.Post, Address) { Content = new ByteArrayContent(Encode(Encoding.UTF8.GetBytes(Answer), "gzip")) };
        request.Content.Headers.ContentEncoding.Add("gzip");

        (await http.SendAsync(request, Token)).Dispose();

        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token);
        Assert.Contains("\"api_key\": \"REDACTED\"", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_CompressedAndCut_KeepsWhatCameAndIsMarked()
    {
        byte[] whole = Encode(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(static number => $"data: {{\"n\":{number * 7919}}}\n\n"))), "gzip");
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering(whole, "gzip", "text/event-stream")));
        using (HttpResponseMessage response = await http.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, Token))
        {
            byte[] some = new byte[whole.Length / 2];
            await (await response.Content.ReadAsStreamAsync(Token)).ReadExactlyAsync(some, Token);
        }

        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token);
        Assert.Contains("\"is_cut\": true", file, StringComparison.Ordinal);
        Assert.Contains("7919", file, StringComparison.Ordinal);
    }

    private static byte[] Encode(byte[] plain, string codings) => codings.Split(", ").Aggregate(plain, static (bytes, coding) =>
    {
        using MemoryStream target = new();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(target, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(target, CompressionMode.Compress, leaveOpen: true),
            "identity" => target,
            _ => new GZipStream(target, CompressionMode.Compress, leaveOpen: true),
        })
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    });

    private sealed class Answering(byte[] body, string coding, string type = "application/json") : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(body), RequestMessage = request };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
            response.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
            response.Content.Headers.ContentLength = null;
            return Task.FromResult(response);
        }
    }
}
