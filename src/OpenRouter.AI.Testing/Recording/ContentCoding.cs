using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Undoes the codings of a body, so that credentials can be seen in it and a replay can be read.</summary>
internal static class ContentCoding
{
    /// <summary>Gets the plain bytes; of a body that broke off, those that can be had.</summary>
    /// <exception cref="NotSupportedException">A coding is not known: what it hides must not get into a file.</exception>
    /// <exception cref="InvalidDataException">The bytes are not what the coding says.</exception>
    internal static byte[] Decode(byte[] body, IEnumerable<string> codings, bool isCut = false)
    {
        string[] applied = [.. codings.SelectMany(static coding => coding.Split(',')).Select(static coding => coding.Trim().ToLowerInvariant())
            .Where(static coding => coding.Length > 0 && coding != "identity")];
        return body.Length == 0 ? body : Enumerable.Reverse(applied).Aggregate(body, (bytes, coding) => Read(Stream(bytes, coding), isCut));
    }

    private static Stream Stream(byte[] bytes, string coding)
    {
        MemoryStream source = new(bytes, writable: false);
        return coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "deflate" => HasZLibHeader(bytes) ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress),
            _ => throw new NotSupportedException(
                $"A call with a body in the coding '{coding}' was not recorded: what it holds cannot be seen, so credentials could not be taken out."),
        };
    }

    /// <summary>Some servers leave the header out, against the standard, and all browsers read that.</summary>
    private static bool HasZLibHeader(byte[] bytes) => bytes.Length > 1 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;

    /// <summary>Reads what is in memory, where there is nothing to wait for and nothing to give back but memory.</summary>
    private static byte[] Read(Stream decoded, bool isCut)
    {
        ArrayBufferWriter<byte> plain = new();
        try
        {
            for (int count; (count = decoded.Read(plain.GetSpan(16 * 1024))) > 0;)
            {
                plain.Advance(count);
            }
        }
        catch (InvalidDataException) when (isCut)
        {
            // The end is missing, as the recording says.
        }

        return plain.WrittenSpan.ToArray();
    }
}
