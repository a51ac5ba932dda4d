using System;
using System.Security.Cryptography;

namespace OpenRouter.AI.Sessions;

/// <summary>Members that newer frameworks have, under their own names.</summary>
internal static class HashPolyfills
{
    extension(Convert)
    {
        public static string ToHexString(byte[] bytes, int offset, int length) => BitConverter.ToString(bytes, offset, length).Replace("-", "");
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] source)
        {
            using var hash = SHA256.Create();
            return hash.ComputeHash(source);
        }
    }
}
