using Suffice.Providers.Failures;

namespace Suffice.Providers.Http;

/// <summary>Turns what broke a call on its way into a failure.</summary>
internal static class BrokenCall
{
    /// <summary>True for what networks, limits and unusable keys throw; anything else is a mistake of ours and flies on.</summary>
    public static bool Is(Exception e) => e is HttpRequestException or IOException or OperationCanceledException
        or InvalidDataException or ObjectDisposedException or UnauthorizedAccessException;

    /// <summary>The failure; the caller's own end is thrown on instead.</summary>
    public static CallFailure Read(Exception e, CallClock clock, ProviderDefinition provider, FailureReader failures)
    {
        clock.ThrowIfCallerLeft();
        if (clock.Passed is { } limit)
        {
            return failures.Of(FailureKind.Timeout, limit);
        }

        if (e.InnerException is TimeoutException)
        {
            return failures.Of(FailureKind.Timeout, $"no connection within {CallClock.Seconds(provider.Timeouts.Connect)}");
        }

        return e switch
        {
            InvalidDataException => failures.Of(FailureKind.InvalidResponse, e.Message),
            UnauthorizedAccessException => failures.Of(FailureKind.Authentication, e.Message),
            _ => failures.Of(FailureKind.Network, Explained(e)),
        };
    }

    private static string Explained(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name could not be resolved",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => $"no connection: {e.Message}",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"no secure connection: {e.InnerException?.Message ?? e.Message}",
        _ => $"the connection broke: {e.Message}",
    };
}
