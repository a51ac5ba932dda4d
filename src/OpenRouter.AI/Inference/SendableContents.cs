using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>Tells what is for the model from what is not.</summary>
internal static class SendableContents
{
    /// <summary>
    /// Gets the contents that a user, system or tool message carries to the model. Bookkeeping of the application (usage, approvals, errors,
    /// other vendors' tool traces) is not for the model; media that cannot be sent is an error, never a silent gap.
    /// </summary>
    internal static List<AIContent> Of(IList<AIContent> contents, string? model)
    {
        List<AIContent> sendable = new(contents.Count);
        foreach (AIContent? content in contents)
        {
            switch (content)
            {
                case TextContent or DataContent or HostedFileContent:
                    sendable.Add(content);
                    break;
                case UriContent uri when MediaEncoder.Type(uri).StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
                    && !uri.HasDataScheme():
                    throw new NotSupportedException(
                        $"Audio by URL ({MediaEncoder.Type(uri)}) cannot be sent to {model ?? "the model"}: OpenRouter takes audio as data. Load it into a DataContent.");
                case UriContent:
                    sendable.Add(content);
                    break;
            }
        }

        return sendable;
    }
}
