using System.Globalization;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The routing preferences. The object is closed: an unknown key is an error.</summary>
internal static class ProviderRules
{
    internal static void Check(JsonField provider)
    {
        provider.BeObject().HaveOnly(
            "order",
            "allow_fallbacks",
            "require_parameters",
            "data_collection",
            "zdr",
            "enforce_distillable_text",
            "only",
            "ignore",
            "quantizations",
            "sort",
            "preferred_min_throughput",
            "preferred_max_latency",
            "max_price");
        foreach (string name in (string[])["order", "only", "ignore", "quantizations"])
        {
            provider[name].BeTexts();
        }

        foreach (string name in (string[])["allow_fallbacks", "require_parameters", "zdr", "enforce_distillable_text"])
        {
            provider[name].BeBoolean();
        }

        provider["data_collection"].BeOneOf("allow", "deny");
        CheckSort(provider["sort"]);
        CheckThreshold(provider["preferred_min_throughput"]);
        CheckThreshold(provider["preferred_max_latency"]);
        JsonField prices = provider["max_price"].BeObject().HaveOnly("prompt", "completion", "request", "image", "audio");
        foreach ((_, JsonField price) in prices.Members())
        {
            CheckPrice(price);
        }
    }

    private static void CheckSort(JsonField sort)
    {
        if (sort.IsObject)
        {
            sort.HaveOnly("by", "partition")["by"].BeOneOf("price", "throughput", "latency", "exacto");
            sort["partition"].BeOneOf("model", "none");
            return;
        }

        sort.BeOneOf("price", "throughput", "latency", "exacto");
    }

    private static void CheckThreshold(JsonField threshold)
    {
        if (!threshold.IsObject)
        {
            threshold.BeNumber(0);
            return;
        }

        foreach ((_, JsonField value) in threshold.HaveOnly("p50", "p75", "p90", "p99").Members())
        {
            value.BeNumber(0);
        }
    }

    /// <summary>The specification has strings, the guides have numbers; both are taken.</summary>
    private static void CheckPrice(JsonField price)
    {
        if (!price.IsText)
        {
            price.BeNumber(0);
        }
        else if (!decimal.TryParse(price.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) || value < 0)
        {
            throw price.Invalid("expected a price in US dollars per million tokens");
        }
    }
}
