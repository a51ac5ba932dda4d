using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Recordings;

namespace OpenRouter.AI.Conformance.Replay;

/// <summary>Answers the first request with a recording, every later one with a short answer, and keeps the bodies that were sent.</summary>
internal sealed class ReplayHandler(ChatRecording recording, Split split) : HttpMessageHandler
{
    private static readonly byte[] ShortAnswer =
        """
        {"id":"gen-next","object":"chat.completion","created":1,"model":"m","provider":"p",
        "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"ok"}}],
        "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
        """u8.ToArray();

    private static readonly byte[] ShortResponse =
        """
        {"id":"gen-next","object":"response","created_at":1,"model":"m","status":"completed",
        "output":[{"type":"message","id":"msg_next","role":"assistant","status":"completed","content":[{"type":"output_text","text":"ok","annotations":[]}]}]}
        """u8.ToArray();

    // They describe the body as it was on the recorder's wire, before it was decoded and put together.
    private static readonly HashSet<string> TransferHeaders =
        new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Content-Encoding", "Transfer-Encoding", "Connection" };

    public List<byte[]> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Add(request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        return Sent.Count == 1 ? Recorded(request) : Short(request);
    }

    private HttpResponseMessage Short(HttpRequestMessage request)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(recording.IsResponses ? ShortResponse : ShortAnswer), RequestMessage = request };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return response;
    }

    private HttpResponseMessage Recorded(HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)recording.Status)
        {
            Content = new StreamContent(new SplitStream(recording.Body, split, recording.Name)),
            RequestMessage = request,
        };
        foreach ((string name, string value) in recording.Headers)
        {
            if (!TransferHeaders.Contains(name) && !response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
