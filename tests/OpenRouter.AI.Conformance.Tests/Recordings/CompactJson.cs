using System;
using System.Buffers;
using System.Text;

namespace OpenRouter.AI.Conformance.Recordings;

/// <summary>Takes the white space between the tokens out of a JSON text; literals and strings stay as they are written.</summary>
internal static class CompactJson
{
    public static byte[] Compact(string json)
    {
        byte[] source = Encoding.UTF8.GetBytes(json);
        var target = new ArrayBufferWriter<byte>(source.Length);
        bool insideString = false;
        for (int i = 0; i < source.Length; i++)
        {
            byte current = source[i];
            if (insideString && current == (byte)'\\')
            {
                target.Write(source.AsSpan(i, 2));
                i++;
                continue;
            }

            if (current == (byte)'"')
            {
                insideString = !insideString;
            }

            if (insideString || current is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                target.Write([current]);
            }
        }

        return target.WrittenSpan.ToArray();
    }
}
