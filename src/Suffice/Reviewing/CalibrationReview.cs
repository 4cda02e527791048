using Suffice.Confidence;

namespace Suffice.Reviewing;

/// <summary>A calibration as it stands today.</summary>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="AgeDays">Its age in days.</param>
/// <param name="ReviewBy">When it is to be reviewed (UTC).</param>
/// <param name="DaysLeft">Days until then; negative when that is past.</param>
/// <param name="Promise">What it promises, in words; <see langword="null"/> when nothing.</param>
/// <param name="Bound">The bound that was proved of it.</param>
/// <param name="CertifiedShare">The share of calls that a rung below the last was to serve.</param>
/// <param name="ExpectedEscalation">The share of calls that was expected to leave the first rung.</param>
/// <param name="Invalid">Why it does not hold; <see langword="null"/> when it does.</param>
public sealed record CalibrationReview(
    DateTimeOffset MadeAt,
    int AgeDays,
    DateTimeOffset ReviewBy,
    int DaysLeft,
    string? Promise,
    double? Bound,
    double? CertifiedShare,
    double? ExpectedEscalation,
    string? Invalid)
{
    /// <summary>Says how a calibration stands.</summary>
    /// <param name="confidence">The task's calibration, and what the policy asks.</param>
    /// <param name="now">The time.</param>
    /// <returns>How it stands.</returns>
    public static CalibrationReview Of(TaskConfidence confidence, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        Calibration made = confidence.Calibration;

        return new CalibrationReview(
            made.MadeAt,
            (int)(now - made.MadeAt).TotalDays,
            made.ReviewBy,
            (int)Math.Floor((made.ReviewBy - now).TotalDays),
            made.Promise is { } promise ? ReviewWords.Of(promise) : null,
            made.Certificate?.Bound,
            made.Certificate?.CertifiedShare,
            made.ExpectedEscalation,
            confidence.WhyInvalid(now));
    }
}
