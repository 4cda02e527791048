using Suffice.Providers;

namespace Suffice.Cascade;

/// <summary>The words for failures in reasons, headers and the ledger.</summary>
internal static class FailureNames
{
    /// <summary>The word for a class of failure.</summary>
    /// <param name="kind">The class.</param>
    /// <returns>Its name in snake case.</returns>
    public static string Of(FailureKind kind) => kind switch
    {
        FailureKind.RateLimited => "rate_limited",
        FailureKind.Overloaded => "overloaded",
        FailureKind.ServerError => "server_error",
        FailureKind.Network => "network",
        FailureKind.Timeout => "timeout",
        FailureKind.InvalidResponse => "invalid_response",
        FailureKind.Authentication => "authentication",
        FailureKind.QuotaExhausted => "quota_exhausted",
        FailureKind.NotFound => "not_found",
        FailureKind.BadRequest => "bad_request",
        FailureKind.ContextTooLong => "context_too_long",
        FailureKind.ContentRefused => "content_refused",
        _ => "unknown",
    };
}
