using System.Globalization;
using Suffice.Confidence;

namespace Suffice.Reviewing;

/// <summary>Figures in the words of a review, the same on a terminal and on a page.</summary>
public static class ReviewWords
{
    /// <summary>A promise in words.</summary>
    /// <param name="promise">The promise.</param>
    /// <returns>Such as <c>regret at most 3%, with confidence 95%</c>.</returns>
    public static string Of(Promise promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        string what = promise.Kind switch
        {
            PromiseKind.Share => "at least {0} of the last rung's accuracy",
            PromiseKind.FloorRisk => "wrong answers at most {0}",
            _ => "regret at most {0}",
        };

        return string.Create(CultureInfo.InvariantCulture, $"{string.Format(CultureInfo.InvariantCulture, what, Percent(promise.Value))}, with confidence {Percent(promise.Confidence)}");
    }

    /// <summary>A share with its interval in words.</summary>
    /// <param name="share">The share.</param>
    /// <returns>Such as <c>12.0% [8.1%, 17.4%] of 150</c>; <c>not known</c> of nothing.</returns>
    public static string Of(Share share)
    {
        ArgumentNullException.ThrowIfNull(share);

        return share is { Rate: { } rate, Low: { } low, High: { } high }
            ? string.Create(CultureInfo.InvariantCulture, $"{Percent(rate)} [{Percent(low)}, {Percent(high)}] of {share.Of:N0}")
            : "not known";
    }

    /// <summary>A share as a percentage.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <returns>Such as <c>3%</c> or <c>3.5%</c>.</returns>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");
}
