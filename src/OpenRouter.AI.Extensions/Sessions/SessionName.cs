using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Sessions;

/// <summary>The name of a conversation, made of its beginning.</summary>
internal static class SessionName
{
    internal static string? Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.ConversationId is { Length: > 0 } id)
        {
            return id;
        }

        StringBuilder beginning = new(options?.Instructions);
        foreach (ChatMessage message in messages)
        {
            beginning.Append('\n').Append(message.Role.Value).Append(':').Append(message.Text);
            if (message.Role == ChatRole.User)
            {
                return Digest(beginning.ToString());
            }
        }

        return null;
    }

    private static string Digest(string text)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return "s-" + Convert.ToHexString(bytes, 0, 16);
    }
}
