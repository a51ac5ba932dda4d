using System.Globalization;

namespace OpenRouter.AI.Errors;

/// <summary>Finds the status of a failure, and what a status means for another attempt.</summary>
internal static class ErrorStatus
{
    private const int FirstFailure = 400;

    /// <summary>The HTTP status when it tells of a failure; otherwise the code of the error, then the status of its kind; null when unknown.</summary>
    internal static int? Find(int httpStatus, ErrorReport report)
    {
        if (httpStatus >= FirstFailure)
        {
            return httpStatus;
        }

        return Parse(report.Code) ?? Parse(report.HttpStatus) ?? OfWord(report.TypeWord) ?? OfWord(report.Code);
    }

    internal static bool IsTransient(int? status) => status is 408 or 429 or (>= 500 and < 600 and not 501 and not 505);

    private static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= FirstFailure and < 600 ? status : null;

    private static int? OfWord(string? word) => word switch
    {
        "context_length_exceeded" or "max_tokens_exceeded" or "token_limit_exceeded" or "string_too_long" or "invalid_request" or "invalid_prompt"
            or "content_policy_violation" or "refusal" or "invalid_image" or "image_too_large" or "image_too_small" or "unsupported_image_format"
            or "image_download_failed" => 400,
        "authentication" or "invalid_api_key" => 401,
        "payment_required" or "insufficient_quota" => 402,
        "permission_denied" => 403,
        "not_found" or "image_not_found" => 404,
        "precondition_failed" => 412,
        "payload_too_large" => 413,
        "unprocessable" => 422,
        "rate_limit_exceeded" => 429,
        "server" or "server_error" or "unmapped" => 500,
        "provider_unavailable" => 502,
        "provider_overloaded" => 503,
        "timeout" => 504,
        _ => null,
    };
}
