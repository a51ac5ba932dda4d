using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Tells from its name what holds a credential, and which headers are worth keeping.</summary>
internal static class SecretNames
{
    // Of the plural of a token nothing is known: it is mostly a count or a list of words.
    private static readonly string[] Endings =
    [
        "apikey", "apikeys", "token", "authorization", "auth", "password", "passwd", "pwd", "passphrase", "passcode", "secret", "secrets", "secretkey",
        "privatekey", "accesskey", "accountkey", "subscriptionkey", "signingkey", "encryptionkey", "functionskey", "masterkey", "storagekey",
        "connectionstring", "jwt", "credential", "credentials", "cookie", "openrouterkey",
    ];

    // As members of a body they sign thoughts and commits; what they sign in an address is the right to read it.
    private static readonly string[] AddressEndings = ["sig", "signature", "accesskeyid"];

    private static readonly HashSet<string> KeptHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Age", "Allow", "Cache-Control", "CDN-Cache-Control", "Connection", "Date",
        "ETag", "Expect", "Expires", "Host", "Keep-Alive", "Last-Modified", "Pragma", "Retry-After", "Server", "Strict-Transport-Security",
        "Transfer-Encoding", "User-Agent", "Vary", "Via", "HTTP-Referer", "Referer", "X-Title", "X-Generation-Id", "X-Provider-Name", "X-Request-Id",
        "X-Powered-By", "X-Content-Type-Options", "CF-Ray", "CF-Cache-Status", "Anthropic-Version", "Idempotency-Key",
    };

    private static readonly string[] KeptBeginnings = ["Content-", "X-RateLimit-", "X-OpenRouter-", "X-Stainless-", "Access-Control-"];

    /// <summary>Whether a header or a member of a body of this name holds a credential; one that counts tokens does not.</summary>
    internal static bool IsSecret(string name) => EndsWith(Plain(name), Endings);

    /// <summary>Whether a parameter of this name holds a credential, in an address, a form or a line of settings.</summary>
    internal static bool IsSecretParameter(string name, bool ofAddress)
    {
        string plain = Plain(name);
        return EndsWith(plain, Endings) || plain == "key" || (ofAddress && EndsWith(plain, AddressEndings));
    }

    private static string Plain(string name) => string.Concat(name.Where(static letter => letter is not ('-' or '_' or '.' or ' '))).ToLowerInvariant();

    private static bool EndsWith(string plain, string[] endings) => Array.Exists(endings, ending => plain.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Whether a header is known to hold nothing secret. What nobody knows is left out: it may be the key of a proxy.</summary>
    internal static bool IsKept(string header) => !IsSecret(header)
        && (KeptHeaders.Contains(header) || Array.Exists(KeptBeginnings, start => header.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
}
