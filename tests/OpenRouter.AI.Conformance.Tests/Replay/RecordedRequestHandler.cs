using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Conformance.Replay;

/// <summary>Sends the request of a recording over sockets in the place of the client's own, so that a server that replays the folder finds it.</summary>
internal sealed class RecordedRequestHandler : DelegatingHandler
{
    private readonly Uri _server;
    private readonly HttpMethod _method;
    private readonly string _path;
    private readonly string? _body;

    public RecordedRequestHandler(string file, Uri server)
        : base(new SocketsHttpHandler())
    {
        JsonElement call = JsonElement.Parse(File.ReadAllText(file));
        _server = server;
        _method = new HttpMethod(call.GetProperty("method").GetString()!);
        _path = new Uri(call.GetProperty("url").GetString()!).PathAndQuery;
        _body = call.GetProperty("request").TryGetProperty("body", out JsonElement body) && body.ValueKind == JsonValueKind.Object ? body.GetRawText() : null;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(_server, _path);
        request.Method = _method;
        request.Content = _body is null ? null : new StringContent(_body, Encoding.UTF8, "application/json");
        return base.SendAsync(request, cancellationToken);
    }
}
