using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>An answer as it came over a plain socket, with how it ended.</summary>
internal sealed class RawAnswer
{
    private readonly StringBuilder _received = new();

    public RawEnding Ending { get; private set; }

    public bool HasHead => Head.Length > 0;

    public int Status => int.Parse(Head.Split(' ')[1], CultureInfo.InvariantCulture);

    public string Head { get; private set; } = "";

    /// <summary>Gets the body, a letter for each byte.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Gets the sizes of the pieces that were sent at a time.</summary>
    public List<int> Pieces { get; } = [];

    public string[] Events => [.. Body.Split("\n\n").Where(part => part.StartsWith("data: ", StringComparison.Ordinal)).Select(part => part[6..])];

    public int KeepAlives => Body.Split("\n\n").Count(part => part == ": OPENROUTER PROCESSING");

    public JsonElement Json => EmulatorClient.Parse(Body);

    public string? Header(string name) => Head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    /// <summary>Posts, and reads to the end, or until enough has come of an answer that has none.</summary>
    public static async Task<RawAnswer> PostAsync(OpenRouterEmulator server, string path, string json, Func<RawAnswer, bool>? isEnough = null)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using TcpClient client = new();
        await client.ConnectAsync(server.Endpoint.Host, server.Endpoint.Port, token);
        NetworkStream stream = client.GetStream();
        byte[] body = Encoding.UTF8.GetBytes(json);
        string head = $"POST /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {server.ApiKey}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], token);
        RawAnswer answer = new();
        byte[] buffer = new byte[65536];
        try
        {
            while (!answer.IsComplete() && isEnough?.Invoke(answer) != true)
            {
                int count = await stream.ReadAsync(buffer, token);
                if (count == 0)
                {
                    answer.Ending = RawEnding.Broken;
                    return answer;
                }

                answer._received.Append(Encoding.Latin1.GetString(buffer, 0, count));
                answer.Read();
            }

            answer.Ending = answer.IsComplete() ? RawEnding.Complete : RawEnding.Open;
        }
        catch (IOException error) when (error.InnerException is SocketException)
        {
            answer.Ending = RawEnding.Reset;
        }

        return answer;
    }

    private bool IsComplete() => HasHead && (Header("Content-Length") is { } length
        ? Body.Length >= int.Parse(length, CultureInfo.InvariantCulture)
        : _received.ToString().EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal));

    private void Read()
    {
        string all = _received.ToString();
        int end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return;
        }

        Head = all[..end];
        string rest = all[(end + 4)..];
        if (Header("Content-Length") is not null)
        {
            Body = rest;
            return;
        }

        Pieces.Clear();
        StringBuilder body = new();
        while (rest.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var line
            && int.Parse(rest[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size && rest.Length >= line + 2 + size + 2)
        {
            Pieces.Add(size);
            body.Append(rest, line + 2, size);
            rest = rest[(line + 2 + size + 2)..];
        }

        Body = body.ToString();
    }
}
