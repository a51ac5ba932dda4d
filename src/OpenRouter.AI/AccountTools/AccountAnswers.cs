using System;
using System.Globalization;
using System.Net;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.AccountTools;

/// <summary>What a model is told about the account: amounts that are rounded, and nothing that names a key or a person.</summary>
internal static class AccountAnswers
{
    internal static JsonElement Credits(OpenRouterCredits credits) => Write(writer =>
    {
        WriteRest(writer, "remaining_usd", credits.RemainingCredits);
        WriteRest(writer, "purchased_usd", credits.TotalCredits);
        WriteSpent(writer, "used_usd", credits.TotalUsage);
    });

    internal static JsonElement Key(OpenRouterKey key) => Write(writer =>
    {
        WriteRest(writer, "limit_usd", key.Limit);
        WriteRest(writer, "limit_remaining_usd", key.LimitRemaining);
        writer.WriteString("limit_reset", key.LimitReset);
        WriteSpent(writer, "used_usd", key.Usage);
        WriteSpent(writer, "used_today_usd", key.UsageDaily);
        WriteSpent(writer, "used_this_week_usd", key.UsageWeekly);
        WriteSpent(writer, "used_this_month_usd", key.UsageMonthly);
        if (key.IsFreeTier is { } free)
        {
            writer.WriteBoolean("is_free_tier", free);
        }
    });

    /// <summary>Compares with what is known, exactly; the tighter bound decides. A bound that could not be read may be the tighter one, so
    /// that nothing is affordable by the credits alone.</summary>
    internal static JsonElement Affordable(decimal cost, OpenRouterKey? key, decimal? credits) => Write(writer =>
    {
        decimal? keyLimit = key?.LimitRemaining;
        bool isEnough = cost <= (keyLimit ?? decimal.MaxValue) && cost <= (credits ?? decimal.MaxValue);
        bool isLimitKnown = keyLimit is not null || key is { Limit: null };
        if (isEnough && !isLimitKnown)
        {
            WriteUnknown(writer, "The spending limit of the key could not be read.");
            return;
        }

        if (keyLimit is null && credits is null)
        {
            WriteUnknown(writer, "The key has no spending limit, and the credits of the account can be read only with a management key.");
            return;
        }

        writer.WriteBoolean("affordable", isEnough);
        writer.WriteStartArray("checked");
        if (keyLimit is not null)
        {
            writer.WriteStringValue("key_limit");
        }

        if (credits is not null)
        {
            writer.WriteStringValue("credits");
        }

        writer.WriteEndArray();
    });

    /// <summary>Says what failed in words of our own: those of the service may name an account.</summary>
    internal static JsonElement Failure(OpenRouterException failure) => failure.StatusCode switch
    {
        HttpStatusCode.Unauthorized => Failure("OpenRouter does not accept the key.", "Ask the operator to check the API key."),
        HttpStatusCode.PaymentRequired => Failure("The account has no credits left.", "Ask the operator to add credits."),
        HttpStatusCode.Forbidden => Failure(
            "The key may not see the account.", "The credits need a management key. The limits of the key can be read with any key."),
        (HttpStatusCode)429 => Failure("OpenRouter asks for fewer requests.", Wait(failure.RetryAfter)),
        null => Failure("OpenRouter could not be reached.", "Try again later."),
        { } status => Failure(
            string.Format(CultureInfo.InvariantCulture, "OpenRouter answered with status {0}.", (int)status),
            failure.IsTransient ? "Try again later." : "Do not try again; ask the operator."),
    };

    internal static JsonElement Failure(string error, string hint) => Write(writer =>
    {
        writer.WriteString("error", error);
        writer.WriteString("hint", hint);
    });

    internal static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        using JsonDraft draft = new();
        draft.Writer.WriteStartObject();
        write(draft.Writer);
        draft.Writer.WriteEndObject();
        return draft.ToElement();
    }

    /// <summary>Rounds an amount that may be spent: nobody is told of more than there is.</summary>
    internal static decimal RoundDown(decimal amount)
    {
        decimal rounded = Math.Round(amount, Decimals(amount));
        return Plain(rounded > amount ? rounded - Unit(amount) : rounded);
    }

    /// <summary>Rounds an amount that was spent: nobody is told of less than it was.</summary>
    internal static decimal RoundUp(decimal amount)
    {
        decimal rounded = Math.Round(amount, Decimals(amount));
        return Plain(rounded < amount ? rounded + Unit(amount) : rounded);
    }

    /// <summary>Takes the zeros off the end.</summary>
    internal static decimal Plain(decimal amount) => amount / 1.0000000000000000000000000000m;

    private static decimal Unit(decimal amount) => new(1, 0, 0, false, (byte)Decimals(amount));

    /// <summary>Two, for cents; an amount below a cent keeps two digits that count, so that it does not look like nothing.</summary>
    private static int Decimals(decimal amount)
    {
        int decimals = 2;
        for (decimal size = Math.Abs(amount); size is > 0 and < 0.01m && decimals < 28; size *= 10)
        {
            decimals++;
        }

        return decimals == 2 ? 2 : Math.Min(decimals + 1, 28);
    }

    private static void WriteUnknown(Utf8JsonWriter writer, string hint)
    {
        writer.WriteNull("affordable");
        writer.WriteString("hint", hint);
    }

    private static void WriteRest(Utf8JsonWriter writer, string name, decimal? amount) =>
        WriteAmount(writer, name, amount is { } known ? RoundDown(known) : null);

    private static void WriteSpent(Utf8JsonWriter writer, string name, decimal? amount) =>
        WriteAmount(writer, name, amount is { } known ? RoundUp(known) : null);

    private static void WriteAmount(Utf8JsonWriter writer, string name, decimal? amount)
    {
        if (amount is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Wait(TimeSpan? wait) => wait is { } time && time > TimeSpan.Zero
        ? string.Format(CultureInfo.InvariantCulture, "Try again in {0} seconds.", Math.Ceiling(time.TotalSeconds))
        : "Try again later.";
}
