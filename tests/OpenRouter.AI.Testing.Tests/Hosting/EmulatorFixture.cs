using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>One emulator for all tests of a class, or of a collection.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    public OpenRouterEmulator Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
