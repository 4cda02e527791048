using Suffice.Confidence;
using Suffice.Evaluation.Statistics.Certificates;

namespace Suffice.Evaluation.Calibrating;

/// <summary>What a rule loses on each call, and how much of it is allowed on average.</summary>
/// <param name="kind">What is bounded.</param>
/// <param name="value">The bound, as in <see cref="Promise.Value"/>.</param>
internal sealed class RuleGoal(PromiseKind kind, double value)
{
    /// <summary>The mean loss that may not be exceeded.</summary>
    public double Allowed => kind == PromiseKind.Share ? 0 : value;

    /// <summary>The test of its losses: exact for those of 0 and 1, by betting for the net ones of a promised share.</summary>
    /// <param name="level">The level that stakes are fitted to, such as 0.05.</param>
    /// <returns>The test.</returns>
    public IMeanLossTest Test(double level) => kind == PromiseKind.Share ? new BettingTest(-1, value, level) : new ExactBinomialTest();

    /// <summary>What a call loses.</summary>
    /// <param name="scored">The call.</param>
    /// <param name="served">What is served of it.</param>
    /// <returns>The loss; for a promised share, the promised part of the last rung's answer less the served one, so that its mean is at most 0 where the promise holds.</returns>
    public double Of(ScoredCall scored, ServedCall served)
    {
        bool lastIsRight = scored.Call.Rungs[^1].IsRight;

        return kind switch
        {
            PromiseKind.Share when served.Rung == scored.Call.Rungs.Length - 1 => lastIsRight ? value - 1 : 0,
            PromiseKind.Share => (lastIsRight ? value : 0) - (served.IsRight ? 1 : 0),
            PromiseKind.FloorRisk => served.Rung < scored.Call.Rungs.Length - 1 && !served.IsRight ? 1 : 0,
            _ => served.IsRegret ? 1 : 0,
        };
    }
}
