using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Scripting;

namespace OpenRouter.AI.Testing;

/// <content>Checks that fail with a list of what was received instead.</content>
public sealed partial class EmulatedEndpoint
{
    /// <summary>Checks that some requests were received.</summary>
    /// <param name="count">How many, exactly.</param>
    /// <param name="model">Only those for this model; a name that ends with <c>*</c> gives the beginning.</param>
    /// <param name="message">Only those with this text in the user's last message.</param>
    /// <param name="tool">Only those that offer this tool.</param>
    /// <returns>The requests, in their order.</returns>
    /// <exception cref="EmulatorAssertionException">There were more or fewer, or the oldest were forgotten, so that nobody can tell. The message says
    /// so and lists what was received.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public IReadOnlyList<RecordedRequest> AssertReceived(int count, string? model = null, string? message = null, string? tool = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        RequestCondition condition = new(model, message, tool);
        (IReadOnlyList<RecordedRequest> all, int forgotten, IReadOnlyList<RequestFailure> failures) = _book.Requests.Of(_path);
        ThrowFirst(failures);
        RecordedRequest[] fitting = [.. all.Where(condition.Fits)];
        if (fitting.Length == count && forgotten == 0)
        {
            return fitting;
        }

        StringBuilder text = new();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Expected {count} requests to {condition.Describe(Name, null)}, but there were {fitting.Length}.");
        if (forgotten > 0)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" Among the newest, that is: the oldest {forgotten} requests were forgotten, so that they cannot be counted. ")
                .Append("OpenRouterEmulatorOptions.MaxRecordedRequests and MaxRecordedBytes say how many are kept.");
        }

        text.Append(all.Count == 0 && forgotten == 0 ? " None was received at all." : " Received:");
        foreach (RecordedRequest request in all)
        {
            text.Append("\n  ").Append(condition.Fits(request) ? "* " : "  ").Append(request);
        }

        throw new EmulatorAssertionException(text.ToString());
    }

    /// <summary>Checks that exactly one request was received.</summary>
    /// <returns>The request.</returns>
    /// <exception cref="EmulatorAssertionException">There were more, or none. The message lists what was received.</exception>
    public RecordedRequest AssertSingle() => AssertReceived(1)[0];

    /// <summary>Checks that the emulator itself, with the conditions of its rules, has not failed at any request.</summary>
    /// <exception cref="EmulatorAssertionException">It has. The message names the request and the rule, the inner exception is what was
    /// thrown. The other assertions check this too.</exception>
    public void AssertNoFailures() => ThrowFirst(_book.Requests.Of(_path).Failures);

    private static void ThrowFirst(IReadOnlyList<RequestFailure> failures)
    {
        if (failures.Count > 0)
        {
            throw failures[0].ToException();
        }
    }
}
