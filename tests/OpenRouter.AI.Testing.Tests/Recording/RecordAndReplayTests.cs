using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Recording;

public sealed class RecordAndReplayTests : IDisposable
{
    private const string Key = "sk-or-v1-secretsecretsecret";

    private readonly string _folder = Directory.CreateTempSubdirectory("recordings").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ReplayMatching.Strict)]
    [InlineData(ReplayMatching.Lenient)]
    public async Task Recorded_Stream_IsReplayedByteForByteWithoutTheKey(ReplayMatching matching)
    {
        await using OpenRouterEmulator real = await OpenRouterEmulator.StartAsync(new OpenRouterEmulatorOptions { ApiKey = Key }, Token);
        using HttpClient http = new(new OpenRouterRecorder(_folder, new SocketsHttpHandler()));
        string asked = UserStream("emulator/echo", "My key is " + Key[..9]);
        string recorded = await PostAsync(http, real.Endpoint, asked);

        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token);
        Assert.DoesNotContain(Key, file, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", file, StringComparison.OrdinalIgnoreCase);

        await using OpenRouterEmulator replay = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        replay.Replay(_folder, matching);
        using HttpClient plain = new();
        Assert.Equal(recorded, await PostAsync(plain, replay.Endpoint, asked));
    }

    [Fact]
    public async Task Replay_NothingFits_SaysHowTheNearestDiffers()
    {
        await using OpenRouterEmulator real = await OpenRouterEmulator.StartAsync(new OpenRouterEmulatorOptions { ApiKey = Key }, Token);
        using HttpClient http = new(new OpenRouterRecorder(_folder, new SocketsHttpHandler()));
        await PostAsync(http, real.Endpoint, User("emulator/echo", "one"));
        await using OpenRouterEmulator replay = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        replay.Replay(_folder);
        using HttpClient plain = new();

        string answer = await PostAsync(plain, replay.Endpoint, User("emulator/echo", "two"));

        Assert.Contains("differs in messages", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_NoRecording_SaysWhichFile()
    {
        string file = Path.Combine(_folder, "odd.json");
        await File.WriteAllTextAsync(file, "{}", Token);
        await using OpenRouterEmulator replay = await OpenRouterEmulator.StartAsync(cancellationToken: Token);

        Assert.Contains("odd", Assert.Throws<InvalidDataException>(() => replay.Replay(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadScript_RuleWithFault_IsUsed()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.LoadScript("""{"rules":[{"endpoint":"chat","times":1,"faults":[{"status":503}]},{"model":"a/*","text":"Sunny."}]}""");

        Assert.Equal(503, (await client.FailAsync(User("a/b"))).Status);
        Assert.Equal("Sunny.", Content(await client.ChatAsync(User("a/b"))));
        Assert.Contains("rules[0].txt", Assert.Throws<FormatException>(() => client.Server.LoadScript("""{"rules":[{"txt":"x"}]}""")).Message, StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(HttpClient http, Uri endpoint, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(endpoint + "/chat/completions"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        return await response.Content.ReadAsStringAsync(Token);
    }
}
