using Suffice.Chat;
using Suffice.Providers;

namespace Suffice.Cascade;

/// <summary>Reads a failure that came inside a stream.</summary>
internal static class BrokenStream
{
    /// <summary>The class of a failure inside a stream; a word not known here is the server's failure, which may pass.</summary>
    /// <param name="broken">The event.</param>
    /// <returns>The failure.</returns>
    public static CallFailure ToFailure(StreamFailed broken) => new(
        broken.Kind switch
        {
            "timeout" => FailureKind.Timeout,
            "network" => FailureKind.Network,
            "invalid_response" => FailureKind.InvalidResponse,
            "rate_limit_error" or "rate_limit_exceeded" => FailureKind.RateLimited,
            "overloaded_error" => FailureKind.Overloaded,
            "invalid_request_error" => FailureKind.BadRequest,
            "insufficient_quota" => FailureKind.QuotaExhausted,
            _ => FailureKind.ServerError,
        },
        broken.Message)
    {
        Code = broken.Kind,
    };
}
