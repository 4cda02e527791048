using Suffice.Chat;
using Suffice.Confidence;

namespace Suffice.Routing;

/// <summary>Leaves the lower rungs out where their answer would not be believed anyway: the wasted cheap call is the dearest part of a cascade.</summary>
internal static class CalibratedStart
{
    /// <summary>The reason of a call whose calibration is not valid.</summary>
    public const string Uncalibrated = "uncalibrated";

    /// <summary>The reason of a call that is expected to need the last rung.</summary>
    public const string Routed = "routed";

    /// <summary>The route of a call by its task's calibration.</summary>
    /// <param name="route">The route as for any other call.</param>
    /// <param name="request">The call.</param>
    /// <param name="now">The time.</param>
    /// <returns>The same, or the call on its last rung.</returns>
    public static Route Of(Route route, ChatRequest request, DateTimeOffset now)
    {
        if (route.Plan.Confidence is not { } confidence || route.Rungs.Length < 2)
        {
            return route;
        }

        if (confidence.WhyInvalid(now) is not null || !confidence.Knows(route.Decision.Fingerprint))
        {
            return WithoutConfidence(route, confidence);
        }

        if (confidence.AcceptsNothing)
        {
            return route.OnLastRung(Uncalibrated);
        }

        if (confidence.Calibration.StartAbove is not { } most)
        {
            return route;
        }

        AnswerEstimate? estimate = confidence.Estimator.Before(request, 0);

        // Where calls are routed nothing looks at the answer any more, so a call unlike the calibrated ones must not start below.
        return estimate is null && confidence.Calibration.Mode == CalibrationMode.Route ? WithoutConfidence(route, confidence)
            : estimate is { } known && HeldStart.IsUp(confidence, request, known.Gain, most) ? route.OnLastRung(Routed)
            : route;
    }

    private static Route WithoutConfidence(Route route, TaskConfidence confidence) =>
        confidence.WhenInvalid == InvalidRule.Escalate ? route.OnLastRung(Uncalibrated) : route;
}
