using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>A recording must not disturb its call.</summary>
public sealed class OpenRouterRecorderTests : IDisposable
{
    private static readonly Uri Address = new("https://openrouter.ai/api/v1/models");

    private readonly string _folder = Directory.CreateTempSubdirectory("recorder").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Folder_CannotBeMade_IsToldBeforeTheCall()
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", Token);
        Answering inner = new([]);
        using HttpClient http = new(new OpenRouterRecorder(file, inner));

        await Assert.ThrowsAnyAsync<IOException>(() => http.GetAsync(Address, Token));

        Assert.Equal(0, inner.Calls);
    }

    [Fact]
    public async Task File_CannotBeWritten_LeavesTheCallAloneAndIsTold()
    {
        string folder = Path.Combine(_folder, "gone");
        List<string> order = [];
        using OpenRouterRecorder recorder = new(folder, new Answering(order));
        using HttpClient http = new(recorder);
        HttpResponseMessage response = await http.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, Token);
        Stream stream = await response.Content.ReadAsStreamAsync(Token);
        Directory.Delete(folder, recursive: true);

        stream.Dispose();
        response.Dispose();

        Assert.Contains("closed", order);
        Assert.Single(recorder.Failures);
    }

    [Fact]
    public async Task Answer_ClosedEarly_ClosesTheConnectionBeforeItWrites()
    {
        int files = -1;
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering([], () => files = Directory.GetFiles(_folder).Length)));
        HttpResponseMessage response = await http.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, Token);

        (await response.Content.ReadAsStreamAsync(Token)).Dispose();

        Assert.Equal(0, files);
        Assert.Single(Directory.GetFiles(_folder));
        response.Dispose();
    }

    [Fact]
    public async Task Call_WithoutAsync_IsRecordedToo()
    {
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering([])));
        using HttpRequestMessage request = new(HttpMethod.Post, Address) { Content = new StreamContent(new MemoryStream("{\"model\":\"m\"}"u8.ToArray())) };

        using (HttpResponseMessage response = http.Send(request, HttpCompletionOption.ResponseHeadersRead, Token))
        using (Stream stream = response.Content.ReadAsStream(Token))
        {
            Assert.Equal(1, stream.ReadByte());
            Assert.Equal(2, stream.ReadByte());
            Assert.Equal(3, stream.ReadByte());
            Assert.Equal(-1, stream.ReadByte());
        }

        string file = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder)), Token);
        Assert.Contains("\"model\": \"m\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain("is_cut\": true", file, StringComparison.Ordinal);
        Assert.Contains("\\u0001\\u0002\\u0003", file, StringComparison.Ordinal);
        Assert.Equal("{\"model\":\"m\"}", await request.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public void Call_WithoutAsyncThatIsBuffered_IsRecordedToo()
    {
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering([])));
        using HttpRequestMessage request = new(HttpMethod.Get, Address);

        using HttpResponseMessage response = http.Send(request, Token);

        Assert.Equal(3, response.Content.ReadAsStream(Token).Length);
        Assert.Single(Directory.GetFiles(_folder));
    }

    private sealed class Answering(List<string> order, Action? closed = null) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StreamContent(new Closing(() =>
                {
                    order.Add("closed");
                    closed?.Invoke();
                })),
                RequestMessage = request,
            };
        }
    }

    private sealed class Closing(Action closed) : MemoryStream([1, 2, 3])
    {
        private bool _closed;

        protected override void Dispose(bool disposing)
        {
            if (!_closed)
            {
                _closed = true;
                closed();
            }

            base.Dispose(disposing);
        }
    }
}
