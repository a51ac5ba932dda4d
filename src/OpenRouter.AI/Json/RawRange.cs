using System;
using System.Runtime.InteropServices;

namespace OpenRouter.AI.Json;

/// <summary>Where a raw JSON value lies in the bytes it was read from; empty when there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawRange(int Start, int Length)
{
    internal bool IsEmpty => Length == 0;

    internal ReadOnlySpan<byte> Of(ReadOnlySpan<byte> source) => source.Slice(Start, Length);
}
