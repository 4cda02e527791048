using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Fingerprints;

namespace Suffice.Confidence;

/// <summary>How a task's answers are believed: its calibration, the estimator of it, and what the policy asks.</summary>
public sealed record TaskConfidence
{
    /// <summary>Stands in <see cref="Calibration.Fingerprints"/> for calls without a fixed part.</summary>
    public const string NoFingerprint = "none";

    /// <summary>The calibration.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>The estimator.</summary>
    public required IAnswerEstimator Estimator { get; init; }

    /// <summary>The folder that the calibration was read from; <see langword="null"/> when it came from none.</summary>
    public string? Folder { get; init; }

    /// <summary>The lowest calibrated probability that passes, when the policy asks one; <see langword="null"/> for the calibration's own threshold.</summary>
    public double? AtLeast { get; init; }

    /// <summary>What holds while the calibration is not valid.</summary>
    public InvalidRule WhenInvalid { get; init; }

    /// <summary>What has changed since the calibration was made, as known when the policy was loaded; empty when nothing has.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>True when no answer of a lower rung can pass, so that asking for one would be wasted.</summary>
    public bool AcceptsNothing => AtLeast is null
        && (Calibration.Mode == CalibrationMode.Route ? Calibration.StartAbove is null : Calibration.AcceptUpTo is null);

    /// <summary>Why the calibration does not hold for any call; <see langword="null"/> when it does.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The reason in words.</returns>
    public string? WhyInvalid(DateTimeOffset now) =>
        !Changes.IsEmpty ? $"since the calibration {string.Join(" and ", Changes)}"
        : now > Calibration.ReviewBy ? $"the calibration was to be reviewed by {Calibration.ReviewBy:yyyy-MM-dd}"
        : null;

    /// <summary>True when the calibration was made on calls with this fixed part.</summary>
    /// <param name="fingerprint">The call's fingerprint; <see langword="null"/> for none.</param>
    /// <returns>Whether it was.</returns>
    public bool Knows(string? fingerprint) =>
        Calibration.Fingerprints.IsEmpty || Calibration.Fingerprints.Contains(fingerprint ?? NoFingerprint, StringComparer.Ordinal);

    /// <summary>True when the calibration was made on calls with this call's fixed part; the fixed part is read only where calls are told apart by it.</summary>
    /// <param name="request">The call.</param>
    /// <returns>Whether it was.</returns>
    public bool Knows(ChatRequest request) => Calibration.Fingerprints.IsEmpty || Knows(CallFingerprint.Of(request));

    /// <summary>True when an answer passes.</summary>
    /// <param name="estimate">What is estimated of it.</param>
    /// <returns>Whether it passes.</returns>
    public bool Accepts(AnswerEstimate estimate) =>
        AtLeast is { } least ? estimate.Right >= least
        : Calibration.AcceptUpTo is { } most && estimate.Gain <= most;
}
