using System.Collections.Immutable;
using Suffice.Billing.Amounts;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>Reckons from which escalation rate on a ladder costs more than its baseline alone.</summary>
internal static class LadderReckoning
{
    /// <summary>Judges a planned step's ladder.</summary>
    /// <param name="call">The step's call.</param>
    /// <returns>What it is worth; <see langword="null"/> where nothing is compared.</returns>
    public static LadderWorth? Of(PricedCall call)
    {
        if (call.IsKept || call.Kind is LineKind.External or LineKind.Local)
        {
            return null;
        }

        ShareRange escalation = call.Low.Rungs.Length > 1 ? new(call.LowRates.Escalation[0], call.HighRates.Escalation[0]) : ShareRange.Of(0);
        decimal?[] even =
        [
            BreakEven(call.Low, call.Low, call.LowRates), BreakEven(call.High, call.High, call.HighRates),
            BreakEven(call.Low, call.Low, call.HighRates), BreakEven(call.High, call.High, call.LowRates),
        ];
        return new LadderWorth
        {
            Models = call.Models,
            Baseline = call.Baseline,
            Escalation = escalation,
            BreakEven = even.Any(share => share is null) ? null : new ShareRange(even.Min()!.Value, even.Max()!.Value),
            Verdict = VerdictOf(call.SavingOfOneCall),
        };
    }

    /// <summary>Whether it pays, for a cheap call and a dear one, wherever the rates lie.</summary>
    private static LadderVerdict VerdictOf(UsdRange? saving) => saving switch
    {
        null => LadderVerdict.Unknown,
        { Low: >= 0 } => LadderVerdict.Pays,
        { High: < 0 } => LadderVerdict.Loses,
        _ => LadderVerdict.Doubtful,
    };

    /// <summary>The rate of the first rung at which before and after are the same: what is left of the large model's price, over what an escalation costs.</summary>
    private static decimal? BreakEven(CallEnd cheap, CallEnd large, CallRates rates)
    {
        if (cheap.Rungs.Length < 2 || large.Before is not { } before)
        {
            return null;
        }

        ImmutableArray<decimal> above = rates.Escalation.RemoveAt(0);
        decimal? none = CallCost.Of(cheap, large, rates with { Escalation = above.Insert(0, 0) }).Usd;
        decimal? all = CallCost.Of(cheap, large, rates with { Escalation = above.Insert(0, 1) }).Usd;
        return all - none is > 0 and { } escalating ? (before - none) / escalating : null;
    }
}
