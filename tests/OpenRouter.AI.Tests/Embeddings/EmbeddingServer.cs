using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Tests.Embeddings;

/// <summary>
/// Answers each request with a vector for each of its texts, "text 7" becoming [7, 1], the last text first. A test may hold requests back,
/// or answer one in its own way.
/// </summary>
internal sealed class EmbeddingServer : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private int _underWay;

    public ConcurrentQueue<JsonElement> Bodies { get; } = new();

    public ConcurrentQueue<long> Lengths { get; } = new();

    public int MostUnderWay { get; private set; }

    public int Cancelled { get; private set; }

    public int UnderWay
    {
        get
        {
            lock (_gate)
            {
                return _underWay;
            }
        }
    }

    /// <summary>Gets or sets what a request waits for, by the number of its first text.</summary>
    public Func<int, CancellationToken, Task>? Hold { get; set; }

    /// <summary>Gets or sets another answer, by the number of the first text; null = the usual one.</summary>
    public Func<int, (int Status, string Body)?>? Instead { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string text = await request.Content!.ReadAsStringAsync(cancellationToken);
        Lengths.Enqueue(Encoding.UTF8.GetByteCount(text));
        JsonElement body = JsonElement.Parse(text);
        Bodies.Enqueue(body);
        int[] numbers = [.. body.GetProperty("input").EnumerateArray().Select(static input => Number(input.GetString()!))];
        Count(+1);
        try
        {
            if (Hold is not null)
            {
                await Hold(numbers[0], cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                Cancelled++;
            }

            throw;
        }
        finally
        {
            Count(-1);
        }

        (int status, string answer) = Instead?.Invoke(numbers[0]) ?? (200, Answer(numbers));
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(answer), RequestMessage = request };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        return response;
    }

    public static string Answer(IReadOnlyList<int> numbers, string? provider = null)
    {
        IEnumerable<string> rows = numbers.Select(static (number, index) => EmbeddingScript.Row(index, string.Create(CultureInfo.InvariantCulture, $"[{number},1]")));
        string first = numbers[0].ToString(CultureInfo.InvariantCulture);
        return """{"id":"gen-emb-""" + first + "\",\"model\":\"embed-small\",\"provider\":\"" + (provider ?? "Acme") + "\",\"data\":["
            + string.Join(",", rows.Reverse()) + "],\"usage\":{\"prompt_tokens\":" + numbers.Count.ToString(CultureInfo.InvariantCulture)
            + ",\"total_tokens\":" + numbers.Count.ToString(CultureInfo.InvariantCulture) + ",\"cost\":4e-10}}";
    }

    public static int Number(string text) => int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture);

    private void Count(int change)
    {
        lock (_gate)
        {
            _underWay += change;
            MostUnderWay = Math.Max(MostUnderWay, _underWay);
        }
    }
}
