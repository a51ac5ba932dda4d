using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Streams as the emulator makes them, with a thought, a text and calls.</summary>
internal static class EmulatedBodies
{
    public static byte[] Chat { get; } = Task.Run(() => MakeAsync("/chat/completions", "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]")).GetAwaiter().GetResult();

    public static byte[] Responses { get; } = Task.Run(() => MakeAsync("/responses", "\"input\":\"hi\"")).GetAwaiter().GetResult();

    private static async Task<byte[]> MakeAsync(string path, string input)
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        server.AnyEndpoint.Reply(EmulatedReply.Text("").AndReasoning("A thought with signs: äöü €.").AndText("Text with \"quotes\", \n lines and 😀 signs.")
            .AndToolCall("f", "{\"a\":\"é\"}").AndToolCall("g", "{}"));
        using HttpClient http = new();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.ApiKey);
        using StringContent body = new($"{{\"model\":\"m\",\"stream\":true,{input}}}", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new System.Uri(server.Endpoint + path), body, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
