using System.Globalization;
using System.Net.Http.Headers;

namespace Suffice.Providers.Retries;

/// <summary>What a provider's headers say about sending a call again.</summary>
/// <param name="After">How long to wait; never negative, at most a day.</param>
/// <param name="ShouldRetry">Its plain word, where given.</param>
internal readonly record struct RetryAdvice(TimeSpan? After, bool? ShouldRetry)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static RetryAdvice Read(HttpResponseHeaders headers, DateTimeOffset now) => new(
        Bounded(Milliseconds(headers) ?? headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - now) ?? FractionalSeconds(headers)),
        Value(headers, "x-should-retry") switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        });

    private static TimeSpan? Bounded(TimeSpan? wait) =>
        wait is not { } given ? null
        : given < TimeSpan.Zero ? TimeSpan.Zero
        : given > Longest ? Longest
        : given;

    private static TimeSpan? Milliseconds(HttpResponseHeaders headers) => Number(headers, "retry-after-ms") is { } milliseconds
        ? TimeSpan.FromMilliseconds(milliseconds)
        : null;

    /// <summary>Some gateways send parts of a second, which the standard does not know.</summary>
    private static TimeSpan? FractionalSeconds(HttpResponseHeaders headers) => Number(headers, "retry-after") is { } seconds
        ? TimeSpan.FromSeconds(seconds)
        : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Value(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && Math.Abs(number) <= Longest.TotalMilliseconds
            ? number
            : null;

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString().Trim() : null;
}
