using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Tests.Embeddings;

/// <summary>Answers with short vectors, keeps nothing, and looks now and then at the memory that is in use.</summary>
internal sealed class VectorHandler : HttpMessageHandler
{
    private const int RequestsPerSample = 100;

    private readonly Lock _gate = new();
    private long _before;
    private int _requests;
    private int _vectors;

    /// <summary>Gets the bytes in use beyond those at the beginning, and the vectors answered by then.</summary>
    public List<(int Vectors, long Bytes)> Samples { get; } = [];

    /// <summary>Counts from here on.</summary>
    public void Begin()
    {
        _requests = 0;
        _vectors = 0;
        Samples.Clear();
        _before = GC.GetTotalMemory(forceFullCollection: true);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] sent = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        using JsonDocument body = JsonDocument.Parse(sent);
        int inputs = body.RootElement.GetProperty("input").GetArrayLength();
        lock (_gate)
        {
            if (++_requests % RequestsPerSample == 0)
            {
                Samples.Add((_vectors, GC.GetTotalMemory(forceFullCollection: true) - _before));
            }

            _vectors += inputs;
        }

        string answer = EmbeddingScript.Body([.. Enumerable.Range(0, inputs).Select(static index => EmbeddingScript.Row(index))]);
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StringContent(answer), RequestMessage = request };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        return response;
    }
}
