namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>What an exception must say of itself; null where it must say nothing.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Code">Its error code.</param>
internal sealed record Report(int? Status, string? Code)
{
    /// <summary>Gets the report of a broken connection or answer, which has neither.</summary>
    public static Report None { get; } = new(null, null);

    public static Report Of(int status) => new(status, status.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Report Without(int status) => new(status, null);
}
