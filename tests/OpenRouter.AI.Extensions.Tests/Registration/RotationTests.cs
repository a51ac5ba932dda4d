using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Registration;

/// <summary>Settings that change while the application runs.</summary>
public class RotationTests
{
    [Fact]
    public async Task Rotation_ChangedSettings_AreUsedByTheNextRequest()
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.AddOpenRouterChatClient(),
            new() { ["OpenRouter:ApiKey"] = "sk-or-v1-emulator", ["OpenRouter:Model"] = "emulator/echo" });
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        app.Configuration["OpenRouter:ApiKey"] = "sk-or-v1-new";
        app.Configuration["OpenRouter:Model"] = "emulator/reasoning";
        app.Configuration.Reload();
        await Assert.ThrowsAsync<OpenRouterException>(() => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("Bearer sk-or-v1-new", app.Server.Requests[^1].Headers["Authorization"]);
        Assert.Equal("emulator/reasoning", app.Server.Requests[^1].Body!.Value.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Rotation_SettingsThatCannotWork_FormerOnesStay()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("emulator/echo"));
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        app.Configuration["OpenRouter:MaxRetries"] = "many";
        app.Configuration.Reload();
        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(app.Server.Requests);
    }

    [Fact]
    public async Task Rotation_SecondChangeWhileTheFirstIsRead_NewestHolds()
    {
        ManualChanges changes = new();
        IConfigurationRoot? configuration = null;
        int reads = 0;
        await using TestApp app = await TestApp.StartAsync(
            services =>
            {
                services.AddSingleton<IOptionsChangeTokenSource<OpenRouterOptions>>(changes);
                services.AddOpenRouter(_ =>
                {
                    if (configuration is not null && ++reads == 1)
                    {
                        configuration["OpenRouter:Model"] = "emulator/tools";
                        changes.Tell();
                    }
                });
                services.AddOpenRouterChatClient();
            },
            new() { ["OpenRouter:Model"] = "emulator/echo" });
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        configuration = app.Configuration;
        configuration["OpenRouter:Model"] = "emulator/reasoning";
        changes.Tell();
        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, reads);
        Assert.Equal("emulator/tools", app.Server.Requests[^1].Body!.Value.GetProperty("model").GetString());
    }

    /// <summary>The change is told before anybody has subscribed to it.</summary>
    [Fact]
    public async Task Rotation_WhileTheFirstSettingsAreRead_NewestHolds()
    {
        IConfigurationRoot? configuration = null;
        await using TestApp app = await TestApp.StartAsync(
            services =>
            {
                services.AddOpenRouter(_ =>
                {
                    if (configuration is { } root)
                    {
                        configuration = null;
                        root["OpenRouter:Model"] = "emulator/tools";
                        root.Reload();
                    }
                });
                services.AddOpenRouterChatClient();
            },
            new() { ["OpenRouter:Model"] = "emulator/echo" });
        configuration = app.Configuration;

        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("emulator/tools", app.Server.Requests[^1].Body!.Value.GetProperty("model").GetString());
    }

    /// <summary>Tells of a change even while another is being read, as two sources on two threads do.</summary>
    private sealed class ManualChanges : IOptionsChangeTokenSource<OpenRouterOptions>
    {
        private readonly List<Action> _listeners = [];

        public string Name => "";

        public IChangeToken GetChangeToken() => new Token(_listeners);

        internal void Tell() => _listeners[0]();

        private sealed class Token(List<Action> listeners) : IChangeToken
        {
            public bool HasChanged => false;

            public bool ActiveChangeCallbacks => true;

            public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
            {
                listeners.Add(() => callback(state));
                return new CancellationTokenSource();
            }
        }
    }
}
