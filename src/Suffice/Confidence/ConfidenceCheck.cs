using System.Globalization;
using Suffice.Chat;
using Suffice.Checks;

namespace Suffice.Confidence;

/// <summary>Passes an answer whose calibrated confidence reaches the task's threshold; the rest goes one rung up.</summary>
/// <remarks>
/// The last check of a gate: what the structural checks refuse never comes here. A call that is unlike those the calibration was
/// made on, or a calibration that is no longer valid, gives no confidence: then holds what the policy says.
/// </remarks>
/// <param name="confidence">The task's calibration and estimator.</param>
/// <param name="time">Tells when a calibration expires.</param>
internal sealed class ConfidenceCheck(TaskConfidence confidence, TimeProvider time) : ICheck
{
    /// <inheritdoc/>
    public string Name => "confidence";

    /// <summary>What it judges by.</summary>
    public TaskConfidence Confidence { get; } = confidence;

    /// <inheritdoc/>
    public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(judged);

        // Doubt is no reason to refuse the last rung's answer: nothing better could follow. What was routed was judged before.
        if ((!judged.HasNextRung && !judged.WantsDoubt) || (Confidence.Calibration.Mode == CalibrationMode.Route && Confidence.AtLeast is null))
        {
            return Finding.NotApplicable;
        }

        if (Confidence.WhyInvalid(time.GetUtcNow()) is { } invalid)
        {
            return WithoutConfidence(invalid);
        }

        int rung = RungOf(judged.AnsweredBy);
        if (rung < 0)
        {
            return WithoutConfidence($"{judged.AnsweredBy} is not on the ladder that was calibrated");
        }

        if (!Confidence.Knows(judged.Request))
        {
            return WithoutConfidence("the prompt's fixed part is not the one that was calibrated");
        }

        AnswerSignals signals = new(judged.Request, rung, judged.Answer) { Findings = [.. judged.Findings] };
        return await EstimateAsync(signals, judged, cancellationToken).ConfigureAwait(false) is not { } estimate
            ? WithoutConfidence("the call is unlike those that were calibrated")
            : Confidence.Accepts(estimate) ? Finding.Passed.With(estimate.Right)
            : Finding.Failed(Doubt(estimate)).With(estimate.Right);
    }

    private async ValueTask<AnswerEstimate?> EstimateAsync(AnswerSignals signals, JudgedAnswer judged, CancellationToken cancellationToken)
    {
        AnswerEstimate? first = Confidence.Estimator.After(signals);
        if (first is not { } alone || Confidence.Calibration is not { AskSecond: { } range, Second: { } second } || !range.Contains(alone.Gain))
        {
            return first;
        }

        ChatAnswer? other = judged.Models is { } models
            ? await models.AskAsync(second.Name, judged.Request, Name, cancellationToken).ConfigureAwait(false)
            : null;

        // The threshold was chosen with the second answer at hand; without it nothing is known of such a call.
        return other is null ? null : Confidence.Estimator.After(signals with { Second = other });
    }

    private int RungOf(string? model)
    {
        for (int rung = 0; rung < Confidence.Calibration.Ladder.Length; rung++)
        {
            if (Confidence.Calibration.Ladder[rung].Name == model)
            {
                return rung;
            }
        }

        return -1;
    }

    private Finding WithoutConfidence(string why) =>
        Confidence.WhenInvalid == InvalidRule.Structural ? Finding.NotApplicable : Finding.Failed($"There is no confidence in the answer: {why}.");

    private static string Doubt(AnswerEstimate estimate) => string.Create(
        CultureInfo.InvariantCulture,
        $"The answer is right with probability {estimate.Right:0.00}, the last rung's with {estimate.LastRight:0.00}: too much is expected of asking it.");
}
