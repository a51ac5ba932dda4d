using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>The content of an answer, whose bytes are copied while they are read.</summary>
internal sealed class RecordedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly RecordingWriter _writer;

    internal RecordedContent(HttpContent content, RecordingWriter writer)
    {
        _content = content;
        _writer = writer;
        foreach (KeyValuePair<string, IEnumerable<string>> header in content.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new CopyingStream(await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _writer);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new CopyingStream(_content.ReadAsStream(cancellationToken), _writer);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using Stream source = CreateContentReadStream(cancellationToken);
        source.CopyTo(stream);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Stream source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _writer.Dispose();
        }

        base.Dispose(disposing);
    }
}
