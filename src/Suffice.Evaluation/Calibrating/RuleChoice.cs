using Suffice.Confidence;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Chooses how a ladder is served: judging answers or routing calls, when to ask the second model, where to start.</summary>
/// <remarks>
/// By cost arithmetic on calls that the scores were not fitted on: the wasted cheap call, the second model and the waiting are
/// in it. The threshold that comes with the choice is an estimate; a promise rests on a threshold found on other calls.
/// </remarks>
/// <param name="trial">Fitting calls, each scored by an estimator that never saw it.</param>
/// <param name="allowed">The mean loss that may not be exceeded.</param>
/// <param name="cost">Compares ways.</param>
/// <param name="caution">How many standard errors a mean loss must stay below what is allowed; at least 0.</param>
internal sealed class RuleChoice(RuleTrial trial, double allowed, ServingCost cost, double caution)
{
    private static readonly double[] SecondCuts = [0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1];
    private static readonly double[] StartCuts = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

    /// <summary>Chooses.</summary>
    /// <returns>The cheapest rule within the allowed loss; one that accepts nothing when there is none.</returns>
    public LadderRule Choose()
    {
        List<LadderRule> kinds = [];
        if (trial.Calls.Any(call => call.Before is not null))
        {
            kinds.Add(new LadderRule(CalibrationMode.Route, double.NegativeInfinity));
        }

        if (trial.Calls.Any(call => call.Answers.Any(answer => answer.Alone is not null)))
        {
            kinds.Add(new LadderRule(CalibrationMode.Cascade, double.NegativeInfinity));
            kinds.AddRange(SecondRanges().Select(range => new LadderRule(CalibrationMode.Cascade, double.NegativeInfinity) { AskSecond = range }));
        }

        Priced best = kinds.Select(Loosest).Append(Nothing()).MinBy(priced => priced.Cost)!;

        return WithStart(best).Rule;
    }

    /// <summary>The loosest threshold of a rule within the allowed loss.</summary>
    /// <param name="rule">The rule, its threshold left aside.</param>
    /// <returns>The rule with it, and what it costs.</returns>
    public Priced Loosest(LadderRule rule)
    {
        Priced best = Nothing(rule);
        foreach (double threshold in trial.Grid(rule))
        {
            LadderRule tried = rule with { AcceptUpTo = threshold };
            ServedCall[] served = trial.Serve(tried);
            double price = cost.Of(served);
            if (price < best.Cost && Cautious(trial.Losses(served)) <= allowed)
            {
                best = new Priced(tried, price);
            }
        }

        return best;
    }

    private double Cautious(double[] losses)
    {
        double mean = losses.Average();

        return mean + (caution * Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / losses.Length / losses.Length));
    }

    private Priced Nothing(LadderRule? rule = null)
    {
        LadderRule nothing = (rule ?? new LadderRule(CalibrationMode.Cascade, 0)) with { AcceptUpTo = double.NegativeInfinity };

        return new Priced(nothing, cost.Of(trial.Serve(nothing)));
    }

    private IEnumerable<GainRange> SecondRanges()
    {
        double[] gains = [.. trial.Calls.SelectMany(call => call.Answers).Where(a => a.WithSecond is not null).Select(a => a.Alone?.Gain).OfType<double>().Order()];
        if (gains.Length == 0)
        {
            yield break;
        }

        double At(double share) => share <= 0 ? -2 : share >= 1 ? 2 : gains[(int)(share * gains.Length)];
        for (int from = 0; from < SecondCuts.Length; from++)
        {
            for (int to = from + 1; to < SecondCuts.Length; to++)
            {
                yield return new GainRange(At(SecondCuts[from]), At(SecondCuts[to]));
            }
        }
    }

    // Starting above a rung can only lose less, so the threshold stays.
    private Priced WithStart(Priced best)
    {
        double[] gains = [.. trial.Calls.Select(call => call.Before?.Gain).OfType<double>().Order()];
        if (best.Rule.Mode == CalibrationMode.Route || gains.Length == 0)
        {
            return best;
        }

        return StartCuts
            .Select(share => best.Rule with { StartAbove = gains[(int)(share * gains.Length)] })
            .Select(rule => new Priced(rule, cost.Of(trial.Serve(rule))))
            .Append(best)
            .MinBy(priced => priced.Cost)!;
    }

    /// <summary>A rule and what it costs on the calls.</summary>
    internal sealed record Priced(LadderRule Rule, double Cost);
}
