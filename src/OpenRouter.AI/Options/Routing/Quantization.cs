using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>The numeric precision in which a provider runs a model.</summary>
/// <remarks>Lower precision is cheaper and may answer worse.
/// Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<Quantization>))]
public readonly record struct Quantization : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public Quantization(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>int4</c>: 4-bit integers.</summary>
    public static Quantization Integer4 { get; } = new("int4");

    /// <summary>Gets <c>int8</c>: 8-bit integers.</summary>
    public static Quantization Integer8 { get; } = new("int8");

    /// <summary>Gets <c>fp4</c>: 4-bit floating point.</summary>
    public static Quantization Fp4 { get; } = new("fp4");

    /// <summary>Gets <c>mxfp4</c>: 4-bit microscaling floating point.</summary>
    public static Quantization MxFp4 { get; } = new("mxfp4");

    /// <summary>Gets <c>nvfp4</c>: 4-bit floating point in the NVIDIA block format.</summary>
    public static Quantization NvFp4 { get; } = new("nvfp4");

    /// <summary>Gets <c>fp6</c>: 6-bit floating point.</summary>
    public static Quantization Fp6 { get; } = new("fp6");

    /// <summary>Gets <c>fp8</c>: 8-bit floating point.</summary>
    public static Quantization Fp8 { get; } = new("fp8");

    /// <summary>Gets <c>mxfp8</c>: 8-bit microscaling floating point.</summary>
    public static Quantization MxFp8 { get; } = new("mxfp8");

    /// <summary>Gets <c>fp16</c>: 16-bit floating point.</summary>
    public static Quantization Fp16 { get; } = new("fp16");

    /// <summary>Gets <c>bf16</c>: 16-bit brain floating point.</summary>
    public static Quantization Bf16 { get; } = new("bf16");

    /// <summary>Gets <c>fp32</c>: 32-bit floating point.</summary>
    public static Quantization Fp32 { get; } = new("fp32");

    /// <summary>Gets <c>unknown</c>: endpoints that do not say.</summary>
    public static Quantization Unknown { get; } = new("unknown");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator Quantization(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
