using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>Failures in the form that filters and retries written for Semantic Kernel's own services look for.</summary>
internal static class KernelFailure
{
    private const int LongestContent = 4096;

    /// <summary>Wraps a failure; the original, with everything that the service said, is the inner exception.</summary>
    internal static HttpOperationException Of(OpenRouterException failure)
    {
        string? content = failure.ErrorBody?.GetRawText();
        return new HttpOperationException(
            failure.StatusCode, content?.Length > LongestContent ? content.Substring(0, LongestContent) : content, failure.Message, failure);
    }
}
