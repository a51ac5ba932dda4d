using System;
using System.Text;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Wire;

/// <summary>Sends an answer piece by piece, and ends it as it says.</summary>
internal static class WireSender
{
    private static readonly TimeSpan KeepAlivePause = TimeSpan.FromMilliseconds(100);

    internal static async Task SendAsync(Exchange exchange, WireAnswer answer)
    {
        if (answer.IsMute)
        {
            await EndAsync(exchange, answer).ConfigureAwait(false);
            return;
        }

        exchange.Begin(answer.Status, answer.ContentType);
        foreach ((string name, string value) in answer.Headers)
        {
            exchange.SetHeader(name, value);
        }

        if (answer.ContentLength is { } length)
        {
            exchange.SetHeader("Content-Length", length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await exchange.FlushHeadersAsync().ConfigureAwait(false);
        foreach (byte[] piece in WireAnswer.HasBody(answer.Status) ? answer.Pieces : [])
        {
            if (answer.Pause > TimeSpan.Zero)
            {
                await Task.Delay(answer.Pause, exchange.Left).ConfigureAwait(false);
            }

            await exchange.WriteAsync(piece).ConfigureAwait(false);
        }

        await EndAsync(exchange, answer).ConfigureAwait(false);
    }

    private static async Task EndAsync(Exchange exchange, WireAnswer answer)
    {
        switch (answer.Ending)
        {
            case WireEnding.Drop:
                Exchange.Drop();
                break;
            case WireEnding.Reset:
                exchange.Reset();
                break;
            case WireEnding.Silence:
            case WireEnding.KeepAlives when !WireAnswer.HasBody(answer.Status):
                await exchange.StallAsync().ConfigureAwait(false);
                break;
            case WireEnding.KeepAlives:
                byte[] sign = Encoding.UTF8.GetBytes(answer.IsEvents ? WireEvents.KeepAlive : "\n         ");
                while (true)
                {
                    await exchange.WriteAsync(sign).ConfigureAwait(false);
                    await Task.Delay(KeepAlivePause, exchange.Left).ConfigureAwait(false);
                }
        }
    }
}
