using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Embeddings;
using OpenRouter.AI.Embeddings.Wire;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Json;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>Sends one batch and reads its vectors while they arrive.</summary>
internal sealed class EmbeddingSender(OpenRouterClient client, EmbeddingRequest request)
{
    private const string Path = "embeddings";

    // As much of an answer as lies in memory at once, unless a single base64 vector is longer.
    private const int WindowLength = 64 * 1024;

    /// <summary>Sends a batch and gives its body back.</summary>
    /// <exception cref="OpenRouterException">The service reported a failure, or gave an answer that does not fit.</exception>
    internal async Task<EmbeddingPart> SendAsync(EmbeddingBatch batch, CancellationToken cancellationToken)
    {
        using WireRequest wire = new(HttpMethod.Post, Path, batch.Body, request.Headers);
        return await client.Transport.OpenAsync(wire, (answer, token) => ReadAsync(answer, batch.Count, token), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<EmbeddingPart> ReadAsync(AnswerStream answer, int inputs, CancellationToken cancellationToken)
    {
        using PooledBuffer window = new(WindowLength);
        using EmbeddingBodyReader body = new(inputs);
        await BeginAsync(answer, window, cancellationToken).ConfigureAwait(false);
        try
        {
            bool isRead = window.Length == 0;
            while (!isRead)
            {
                window.RemoveStart(body.Read(window.Span, isFinal: false));
                isRead = !await answer.FillAsync(window, cancellationToken).ConfigureAwait(false);
            }

            body.Read(window.Span, isFinal: true);
        }
        catch (InvalidVectorException exception)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer(exception.Message, answer.Headers.GenerationId, exception, transient: false);
        }

        EmbeddingPart part = EmbeddingResponseMapper.Map(
            body, inputs, request.Dimensions, answer.Headers, answer.Status, client.Settings.TimeProvider.GetUtcNow());
        answer.Close();
        return part;
    }

    /// <summary>Reads over the white space that keeps a connection alive, up to the first byte of the JSON.</summary>
    /// <exception cref="OpenRouterException">The body is empty, or something else than JSON.</exception>
    private static async ValueTask BeginAsync(AnswerStream answer, PooledBuffer window, CancellationToken cancellationToken)
    {
        bool more = true;
        while (more && window.Length == 0)
        {
            more = await answer.FillAsync(window, cancellationToken).ConfigureAwait(false);
            window.RemoveStart(JsonText.Start(window.Span));
        }

        // The beginning of what is no JSON goes into the message.
        while (more && window.Span[0] is not ((byte)'{' or (byte)'['))
        {
            more = await answer.FillAsync(window, cancellationToken).ConfigureAwait(false);
        }

        ResponseGuard.CheckJson(answer, window.Span);
    }
}
