using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Testing;

/// <summary>Settings of an <see cref="OpenRouterEmulator"/>. They are read once, when it starts.</summary>
public sealed class OpenRouterEmulatorOptions
{
    /// <summary>Gets or sets the one API key that is accepted for answers, embeddings and their records.</summary>
    /// <value>The default is <c>sk-or-v1-emulator</c>, which is no secret and opens nothing.</value>
    public string ApiKey { get; set; } = "sk-or-v1-emulator";

    /// <summary>Gets or sets the one management key that is accepted. As with the service, <c>/credits</c> is for it alone: an API key gets
    /// 403. It sees its own <c>/key</c>, and gets no answers.</summary>
    /// <value>The default is <c>sk-or-v1-emulator-management</c>, which is no secret and opens nothing.</value>
    public string ManagementApiKey { get; set; } = "sk-or-v1-emulator-management";

    /// <summary>Gets or sets the TCP port on 127.0.0.1.</summary>
    /// <value>0 (the default) takes a free one.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is no port.</exception>
    public int Port
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            field = value;
        }
    }

    /// <summary>Gets or sets the credits that the emulated account has bought, in US dollars. Answers are charged against it, never
    /// refused for it.</summary>
    /// <value>The default is 10.</value>
    public decimal TotalCredits { get; set; } = 10m;

    /// <summary>Gets or sets how often the record of a generation is answered with 404 before it is there. The service writes records after
    /// the answer, so a client must be ready for that.</summary>
    /// <value>The default is 0: the record is there at once.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MissingGenerationAnswers
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Gets or sets how many requests are kept, and how many records of generations. When there are more the oldest are forgotten, so that an
    /// emulator may run for days. Assertions say when that is so.</summary>
    /// <value>The default is 10,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxRecordedRequests
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 10_000;

    /// <summary>Gets or sets how many bytes the bodies and headers of the kept requests have together; in memory they take some four times as
    /// many. When they are larger the oldest are forgotten, down to the newest, which is kept whatever its size.</summary>
    /// <value>The default is 67,108,864 (64 Mi).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long MaxRecordedBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 64L * 1024 * 1024;

    /// <summary>Gets the addresses that <see cref="OpenRouterEmulatorExtensions.AddOpenRouterEmulator"/> sends to the emulator beside OpenRouter's
    /// own, for example that of a gateway: <c>https://gateway.example.com/openrouter/v1</c>.</summary>
    /// <value>The default is none.</value>
    public IList<Uri> RedirectedEndpoints { get; } = [];

    /// <summary>Gets or sets where it is logged that the emulator itself, or a condition of a script, has failed.</summary>
    /// <value>The default is <see langword="null"/>: nothing is logged, or in an application under test what the application has. The failure is
    /// always in <see cref="RecordedRequest.Failure"/>, and thrown by the assertions.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Gets or sets the clock for the times in answers.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
