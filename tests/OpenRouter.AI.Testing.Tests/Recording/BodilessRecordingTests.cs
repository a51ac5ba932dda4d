using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>Recorded answers whose status allows no body.</summary>
public sealed class BodilessRecordingTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(204, "")]
    [InlineData(204, ""","body_text":"x" """)]
    [InlineData(205, ""","body":{"a":1}""")]
    [InlineData(304, ""","sse":"data: {}\n\n" """)]
    public async Task Answer_WithoutABody_IsServed(int status, string body)
    {
        await File.WriteAllTextAsync(_file, $$"""{"endpoint":"x","response":{"headers":{"X-Odd":"yes"},"status":{{status}}{{body}} } }""", Token);
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Server.Chat.When().Once().Reply(EmulatedReply.Recording(_file));
        client.Server.Chat.When().Once().Fail(Fault.KeepAlives(2)).Reply(EmulatedReply.Recording(_file));
        client.Server.Chat.When().Once().Fail(Fault.WrongContentLength(5)).Reply(EmulatedReply.Recording(_file));

        for (int number = 0; number < 3; number++)
        {
            using HttpResponseMessage response = await client.SendAsync(EmulatorClient.User("any/model"));

            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal("yes", string.Concat(response.Headers.GetValues("X-Odd")));
            Assert.Empty(await response.Content.ReadAsStringAsync(Token));
        }

        client.Server.Chat.AssertNoFailures();
    }
}
