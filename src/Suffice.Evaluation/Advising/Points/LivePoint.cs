using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>What do shadows show of accepted answers of lower rungs?</summary>
internal sealed class LivePoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "live_agreement";

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        ShadowFacts shadows = known.Shadows;
        string waiting = shadows.Waiting > 0 ? $"; {shadows.Waiting} wait for a judge" : string.Empty;
        if (shadows.Compared == 0)
        {
            return new AdviceFinding(
                Name, "shadows in the ledger", $"none was compared{waiting}", Pointing.Unknown,
                known.Task.Ladder.Length > 1 ? "accepted answers beside the last rung's" : null,
                known.Task.Ladder.Length > 1 ? $"in the policy, for {known.Task.Name}: shadow: {{ rate: 0.05, budget: 5 }}" : null);
        }

        Interval ends = WilsonInterval.Of(shadows.Good, shadows.Compared);
        Pointing points = ends.Low >= 0.9 ? Pointing.Small : ends.High < 0.9 ? Pointing.Capable : Pointing.Neither;

        return new AdviceFinding(
            Name, "shadows in the ledger", $"{ShareWords.Of(shadows.Good, shadows.Compared)} of the accepted answers say what the last rung says{waiting}", points,
            points == Pointing.Neither ? "more shadows" : null, points == Pointing.Neither ? "suffice review" : null);
    }
}
