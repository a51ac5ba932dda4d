using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>Who watches the hosts of an application, as <c>WebApplicationFactory</c> does, does not get hold of the emulator's.</summary>
public sealed class LoopbackHostTests
{
    [Fact]
    public async Task Start_InTheContextOfAnApplication_IsNotWatchedAsItsHost()
    {
        AsyncLocal<bool> watched = new() { Value = true };
        using Watching watching = new(watched);

        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("HostBuilding, elsewhere", watching.Seen);
        Assert.DoesNotContain("HostBuilding, here", watching.Seen);
        Assert.DoesNotContain("HostBuilt, here", watching.Seen);
    }

    private sealed class Watching : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly AsyncLocal<bool> _watched;
        private readonly List<IDisposable> _subscriptions = [];
        private readonly List<string> _seen = [];

        public Watching(AsyncLocal<bool> watched)
        {
            _watched = watched;
            IDisposable all = DiagnosticListener.AllListeners.Subscribe(this);
            lock (_subscriptions)
            {
                _subscriptions.Add(all);
            }
        }

        public IReadOnlyList<string> Seen
        {
            get
            {
                lock (_seen)
                {
                    return _seen.ToArray();
                }
            }
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                lock (_subscriptions)
                {
                    _subscriptions.Add(value.Subscribe(this));
                }
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            lock (_seen)
            {
                _seen.Add($"{value.Key}, {(_watched.Value ? "here" : "elsewhere")}");
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            lock (_subscriptions)
            {
                _subscriptions.ForEach(static subscription => subscription.Dispose());
            }
        }
    }
}
