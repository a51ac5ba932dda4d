using System.Globalization;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The ranges of the sampling parameters.</summary>
internal static class SamplingRules
{
    internal static void Check(JsonField request)
    {
        request["temperature"].BeNumber(0, 2);
        request["top_p"].BeNumber(0, 1);
        request["top_k"].BeInteger(0);
        request["min_p"].BeNumber(0, 1);
        request["top_a"].BeNumber(0, 1);
        request["frequency_penalty"].BeNumber(-2, 2);
        request["presence_penalty"].BeNumber(-2, 2);
        request["repetition_penalty"].BeNumber(0, 2);
        request["max_tokens"].BeInteger(1);
        request["max_completion_tokens"].BeInteger(1);
        request["logprobs"].BeBoolean();
        request["top_logprobs"].BeInteger(0, 20);
        CheckSeed(request["seed"]);
        CheckStop(request["stop"]);
        foreach ((string name, JsonField bias) in request["logit_bias"].BeObject().Members())
        {
            bias.Required().BeNumber(-100, 100);
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw bias.Invalid("expected the number of a token as the key");
            }
        }

        if (request["top_logprobs"].IsGiven && !request["logprobs"].IsTrue)
        {
            throw request["top_logprobs"].Invalid("needs logprobs to be true");
        }
    }

    /// <summary>A seed may be longer than 32 bits.</summary>
    private static void CheckSeed(JsonField seed)
    {
        if (seed.BeNumber().IsGiven && !seed.Value.TryGetInt64(out _))
        {
            throw seed.Invalid("expected an integer");
        }
    }

    private static void CheckStop(JsonField stop)
    {
        if (!stop.IsText)
        {
            _ = stop.IsArray || !stop.IsGiven ? stop.BeTexts(most: 4) : throw stop.Invalid("expected a string or an array of strings");
        }
    }
}
