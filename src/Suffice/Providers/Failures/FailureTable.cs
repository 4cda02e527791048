using System.Globalization;

namespace Suffice.Providers.Failures;

/// <summary>What providers' errors mean. Rows are tried in order, the most telling first; the status alone decides last.</summary>
/// <remarks>
/// One table for all protocols: words of one vendor do not occur with another meaning at the other, and servers that speak a
/// vendor's protocol often keep their own words.
/// </remarks>
internal static class FailureTable
{
    private static readonly FailureRule[] Rules =
    [
        // OpenAI and Azure OpenAI.
        new(FailureKind.ContextTooLong, Word: "context_length_exceeded"),
        new(FailureKind.ContextTooLong, Word: "string_above_max_length"),
        new(FailureKind.ContextTooLong, Word: "rate_limit_exceeded", Phrase: "request too large"),
        new(FailureKind.QuotaExhausted, Word: "insufficient_quota"),
        new(FailureKind.QuotaExhausted, Word: "billing_hard_limit_reached"),
        new(FailureKind.QuotaExhausted, Word: "billing_not_active"),
        new(FailureKind.ContentRefused, Word: "content_filter"),
        new(FailureKind.ContentRefused, Word: "content_policy_violation"),
        new(FailureKind.ContentRefused, Word: "invalid_prompt"),
        new(FailureKind.NotFound, Word: "model_not_found"),
        new(FailureKind.NotFound, Word: "DeploymentNotFound"),
        new(FailureKind.Authentication, Word: "invalid_api_key"),
        new(FailureKind.Authentication, Word: "unsupported_country_region_territory"),
        new(FailureKind.RateLimited, Word: "rate_limit_exceeded"),
        new(FailureKind.Overloaded, Word: "slow_down"),
        new(FailureKind.Overloaded, Word: "server_error", Status: 503),
        new(FailureKind.Overloaded, Word: "server_error", Status: 529),
        new(FailureKind.RateLimited, Word: "server_error", Status: 429),
        new(FailureKind.ServerError, Word: "server_error"),

        // Anthropic: one type covers much, so that the message has to tell.
        new(FailureKind.ContextTooLong, Phrase: "prompt is too long"),
        new(FailureKind.ContextTooLong, Phrase: "exceed context limit"),
        new(FailureKind.ContextTooLong, Word: "request_too_large"),
        new(FailureKind.QuotaExhausted, Word: "billing_error"),
        new(FailureKind.QuotaExhausted, Phrase: "credit balance is too low"),
        new(FailureKind.QuotaExhausted, Phrase: "reached your specified api usage limits"),
        new(FailureKind.ContentRefused, Phrase: "blocked by content filtering policy"),
        new(FailureKind.Overloaded, Word: "overloaded_error"),
        new(FailureKind.RateLimited, Word: "rate_limit_error"),
        new(FailureKind.Authentication, Word: "authentication_error"),
        new(FailureKind.Authentication, Word: "permission_error"),
        new(FailureKind.NotFound, Word: "not_found_error"),
        new(FailureKind.ServerError, Word: "timeout_error"),

        // Servers of open models and marketplaces.
        new(FailureKind.ContextTooLong, Phrase: "maximum context length"),
        new(FailureKind.ContextTooLong, Word: "exceed_context_size_error"),
        new(FailureKind.NotFound, Phrase: "is not a valid model"),
        new(FailureKind.QuotaExhausted, Phrase: "insufficient credits"),
    ];

    /// <summary>Finds the class of an error.</summary>
    /// <param name="error">What the provider said.</param>
    /// <returns>The class; <see langword="null"/> when neither words nor status are known here.</returns>
    public static FailureKind? Find(ProviderError error)
    {
        foreach (FailureRule rule in Rules)
        {
            if (rule.Fits(error))
            {
                return rule.Kind;
            }
        }

        return OfStatus(error.Status) ?? OfStatus(StatusIn(error.Code)) ?? OfType(error.Type);
    }

    /// <summary>The words that say least: only where nothing else does.</summary>
    private static FailureKind? OfType(string? type) => type switch
    {
        "invalid_request_error" => FailureKind.BadRequest,
        "api_error" => FailureKind.ServerError,
        _ => null,
    };

    /// <summary>Inside a stream some providers give the status as the code.</summary>
    private static int StatusIn(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : 0;

    private static FailureKind? OfStatus(int status) => status switch
    {
        400 or 405 or 406 or 415 or 422 => FailureKind.BadRequest,
        401 or 403 => FailureKind.Authentication,
        402 => FailureKind.QuotaExhausted,
        404 or 410 => FailureKind.NotFound,
        408 => FailureKind.Timeout,
        409 => FailureKind.ServerError,
        413 => FailureKind.ContextTooLong,
        429 => FailureKind.RateLimited,
        451 => FailureKind.ContentRefused,
        503 or 529 => FailureKind.Overloaded,
        >= 300 and < 400 => FailureKind.InvalidResponse,
        >= 500 and < 600 => FailureKind.ServerError,
        _ => null,
    };
}
