using Suffice.Confidence;
using Suffice.Evaluation.Statistics.Certificates;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Proves that a threshold keeps a promise, on calls that took no part in fitting or choosing.</summary>
/// <param name="held">The calls held back.</param>
/// <param name="goal">What is bounded.</param>
/// <param name="promise">The promise.</param>
internal sealed class PromiseProof(RuleTrial held, RuleGoal goal, Promise promise)
{
    private readonly LossEvidence evidence = new(held.Calls);

    /// <summary>Finds the loosest threshold that the held calls prove: strictest first, up to the first that fails (Learn-then-Test with a fixed sequence).</summary>
    /// <param name="rule">The rule, its threshold left aside.</param>
    /// <returns>The rule with it and its certificate; one that accepts nothing, and no certificate, when not even the strictest is proved.</returns>
    public (LadderRule Rule, Certificate? Certificate) Prove(LadderRule rule)
    {
        IMeanLossTest test = goal.Test(1 - promise.Confidence);
        LadderRule? proved = null;
        double p = 1;
        foreach (double threshold in held.Calls.Count == 0 ? [] : held.Grid(rule))
        {
            LadderRule tried = rule with { AcceptUpTo = threshold };
            double[] losses = evidence.Of(held.Losses(held.Serve(tried)), promise.Kind);
            double found = test.PValue(losses, goal.Allowed);

            // A bet may have been won early and the money lost again: what the calls as a whole deny is not promised.
            if (found > 1 - promise.Confidence || losses.Average() > goal.Allowed)
            {
                break;
            }

            (proved, p) = (tried, found);
        }

        return proved is null
            ? (rule with { AcceptUpTo = double.NegativeInfinity, StartAbove = double.PositiveInfinity }, null)
            : (proved, CertificateOf(proved, p));
    }

    private Certificate CertificateOf(LadderRule proved, double p)
    {
        ServedCall[] served = held.Serve(proved);
        double[] losses = evidence.Of(held.Losses(served), promise.Kind);
        int last = held.Calls[0].Call.Rungs.Length - 1;

        return new Certificate(
            losses.Length,
            (int)Math.Round(promise.Kind == PromiseKind.Share ? losses.Sum() : losses.Count(loss => loss > 0)),
            promise.Kind == PromiseKind.Share
                ? ShareKept(served)
                : goal.Test(1 - promise.Confidence).UpperBound(losses, promise.Confidence),
            p,
            (double)served.Count(call => call.Rung < last) / served.Length);
    }

    /// <summary>The largest share of the last rung's accuracy that the same test would prove: found by halving, for a higher share is harder to prove.</summary>
    private double ShareKept(ServedCall[] served)
    {
        double low = promise.Value, high = 1;
        for (int step = 0; step < 20; step++)
        {
            double share = (low + high) / 2;
            RuleGoal tried = new(PromiseKind.Share, share);
            double[] losses = evidence.Of([.. held.Calls.Select((call, i) => tried.Of(call, served[i]))], PromiseKind.Share);
            bool holds = losses.Average() <= tried.Allowed && tried.Test(1 - promise.Confidence).PValue(losses, tried.Allowed) <= 1 - promise.Confidence;
            (low, high) = holds ? (share, high) : (low, share);
        }

        return low;
    }
}
