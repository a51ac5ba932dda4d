using System;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing;

/// <summary>
/// One emulator for all tests of a class or a collection, in any test framework: with xunit take it as
/// <c>IClassFixture&lt;OpenRouterEmulatorFixture&gt;</c>. It starts when <see cref="Server"/> is first asked for.
/// </summary>
/// <example>
/// <code>
/// public sealed class WeatherTests : IClassFixture&lt;OpenRouterEmulatorFixture&gt;
/// {
///     private readonly OpenRouterEmulator _server;
///
///     public WeatherTests(OpenRouterEmulatorFixture fixture)
///     {
///         _server = fixture.Server;
///         _server.Reset();
///     }
/// }
/// </code>
/// </example>
/// <remarks>All members are safe to use from several threads. Tests that run at the same time share the rules and the requests.</remarks>
public class OpenRouterEmulatorFixture : IAsyncDisposable, IDisposable
{
    private readonly StartedEmulator _started;

    /// <summary>Initializes a fixture whose emulator has the default settings.</summary>
    public OpenRouterEmulatorFixture()
        : this(null)
    {
    }

    /// <summary>Initializes a fixture, for a class of the tests that derives from it.</summary>
    /// <param name="options">The settings of the emulator; <see langword="null"/> for the defaults.</param>
    protected OpenRouterEmulatorFixture(OpenRouterEmulatorOptions? options) => _started = new StartedEmulator(options);

    /// <summary>Gets the emulator, and starts it the first time.</summary>
    public OpenRouterEmulator Server => _started.Value;

    /// <summary>Stops the emulator if it was started.</summary>
    /// <returns>The end of the work.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _started.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Does what <see cref="DisposeAsync"/> does, and waits for it.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the emulator if it was started.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _started.Dispose();
        }
    }
}
