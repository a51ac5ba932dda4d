using CsCheck;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Answers that something happened to.</summary>
internal static class Mutations
{
    private static readonly Gen<Sample> Any = Gen.Int[0, Samples.All.Count - 1].Select(static number => Samples.All[number]);

    /// <summary>Gets answers that were cut, had a byte flipped or put in, or go on as another answer, up to three times.</summary>
    public static Gen<Sample> Broken { get; } =
        Gen.Select(Any, Gen.Select(Any, Gen.Int[0, 3], Gen.Double.Unit, Gen.Double.Unit, Gen.Byte).Array[1, 3], static (sample, changes) =>
        {
            foreach ((Sample other, int kind, double first, double second, byte letter) in changes)
            {
                sample = Change(sample, other, kind, first, second, letter);
            }

            return sample;
        });

    private static Sample Change(Sample sample, Sample other, int kind, double first, double second, byte letter)
    {
        byte[] bytes = sample.Bytes;
        if (bytes.Length == 0)
        {
            return sample;
        }

        int at = (int)(first * bytes.Length);
        switch (kind)
        {
            case 0:
                return sample.With(bytes[..at], $"cut at {at}");
            case 1:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(letter | 1);
                return sample.With(flipped, $"byte {at} is {flipped[at]}");
            case 2:
                int from = (int)(second * other.Bytes.Length);
                return sample.With([.. bytes[..at], .. other.Bytes[from..]], $"from {at} on {other.Name} from {from}");
            default:
                return sample.With([.. bytes[..at], letter, .. bytes[at..]], $"{letter} put in at {at}");
        }
    }
}
