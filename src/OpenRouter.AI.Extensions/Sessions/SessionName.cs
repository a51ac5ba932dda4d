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
        StringBuilder beginning = new(options?.Instructions);
        foreach (ChatMessage? message in messages)
        {
            if (message is null)
            {
                // The client below says so.
                return null;
            }

            beginning.Append('\n').Append(message.Role.Value).Append(':').Append(message.Text);
            foreach (AIContent content in message.Contents)
            {
                Append(beginning, content);
            }

            if (message.Role == ChatRole.User)
            {
                return "s-" + Digest(Encoding.UTF8.GetBytes(beginning.ToString()));
            }
        }

        return null;
    }

    /// <summary>Appends what is no text: many first messages are a picture alone.</summary>
    private static void Append(StringBuilder beginning, AIContent content)
    {
        switch (content)
        {
            case DataContent data:
                beginning.Append('\n').Append(data.MediaType).Append(':').Append(Digest(data.Data.ToArray()));
                break;
            case UriContent uri:
                beginning.Append('\n').Append(uri.Uri.OriginalString);
                break;
            case HostedFileContent file:
                beginning.Append('\n').Append(file.FileId);
                break;
        }
    }

    private static string Digest(byte[] content) => Convert.ToHexString(SHA256.HashData(content), 0, 16);
}
