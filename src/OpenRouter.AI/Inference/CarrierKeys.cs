using OpenRouter.AI.Options;

namespace OpenRouter.AI.Inference;

/// <summary>The keys under which OpenRouter's own data travels in <c>AdditionalProperties</c> of messages and contents.</summary>
internal static class CarrierKeys
{
    /// <summary>On a function call: the arguments as the model wrote them, which go back byte for byte.</summary>
    internal const string RawArguments = "openrouter:raw_arguments";

    /// <summary>On a message and on its first function call: the reasoning, for hosts that drop reasoning contents (Semantic Kernel).</summary>
    internal const string ReasoningDetails = "reasoning_details";

    /// <summary>On a message and on its first function call: the items that the answer of the Responses endpoint was made of.</summary>
    internal const string Output = "openrouter:output";

    /// <summary>On a content that stands for an item of the Responses endpoint: that item as it came.</summary>
    internal const string OutputItem = "openrouter:output_item";

    /// <summary>On a message: what a file was parsed to, sent back so that it is not parsed and billed again.</summary>
    internal const string FileAnnotations = "openrouter:file_annotations";

    /// <summary>On a message: the model that wrote it, where a router is asked to stay with it.</summary>
    internal const string Model = "openrouter:model";

    /// <summary>On a content, message or tool: the cache breakpoint.</summary>
    internal const string CacheControl = RequestOptionNames.CacheControl;

    /// <summary>On generated audio: its id, by which it is referred to in the next request.</summary>
    internal const string AudioId = "openrouter:audio_id";

    /// <summary>On generated audio: what is said in it.</summary>
    internal const string AudioTranscript = "openrouter:audio_transcript";

    /// <summary>On generated audio: when its id expires, in Unix seconds.</summary>
    internal const string AudioExpiresAt = "openrouter:audio_expires_at";
}
