using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Preflight;

/// <summary>What the messages hold: kinds of media, and a number of tokens that the texts certainly have.</summary>
internal sealed class PreflightContents
{
    // English has about four letters to a token; repeated words and white space have more, other scripts about one.
    private const int MostLettersOfToken = 8;
    private const int MostOtherCharactersOfToken = 2;

    private readonly List<ModelModality> _modalities = [];
    private readonly bool _parsesPdf;
    private long _letters;
    private long _others;

    private PreflightContents(bool parsesPdf) => _parsesPdf = parsesPdf;

    internal IReadOnlyList<ModelModality> Modalities => _modalities;

    internal long LeastTokens => (_letters / MostLettersOfToken) + (_others / MostOtherCharactersOfToken);

    internal static PreflightContents Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool parsesPdf)
    {
        PreflightContents contents = new(parsesPdf);
        contents.AddText(options?.Instructions);
        foreach (ChatMessage? message in messages)
        {
            contents.AddAll(message?.Contents);
        }

        return contents;
    }

    private void AddAll(IEnumerable<AIContent>? contents)
    {
        foreach (AIContent? content in contents ?? [])
        {
            Add(content);
        }
    }

    private void Add(AIContent? content)
    {
        switch (content)
        {
            case TextContent text:
                AddText(text.Text);
                break;
            case DataContent data:
                AddMedia(data.MediaType);
                break;
            case UriContent uri:
                AddMedia(MediaEncoder.Type(uri));
                break;
            case FunctionResultContent result:
                AddResult(ResultContents.Restore(result.Result));
                break;
            default:
                break;
        }
    }

    private void AddResult(object? result)
    {
        switch (result)
        {
            case string text:
                AddText(text);
                break;
            case AIContent content:
                Add(content);
                break;
            case IEnumerable<AIContent> contents:
                AddAll(contents);
                break;
            default:
                break;
        }
    }

    private void AddText(string? text)
    {
        foreach (char character in text ?? "")
        {
            if (character <= '\u007F')
            {
                _letters++;
            }
            else
            {
                _others++;
            }
        }
    }

    private void AddMedia(string mediaType)
    {
        ModelModality modality = Has("image/") ? ModelModality.Image
            : Has("audio/") ? ModelModality.Audio
            : Has("video/") ? ModelModality.Video
            : ModelModality.File;
        if ((modality == ModelModality.File && _parsesPdf && Has("application/pdf")) || _modalities.Contains(modality))
        {
            return;
        }

        _modalities.Add(modality);

        bool Has(string beginning) => mediaType.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
    }
}
