using System.Collections.Immutable;
using Suffice.Billing.Amounts;

namespace Suffice.Billing.Seen;

/// <summary>Sets a plan's bill beside the ledger's.</summary>
public static class BesideMaking
{
    private const decimal Millionth = 0.000_001m;

    /// <summary>Sets them beside each other, step by step.</summary>
    /// <param name="planned">The plan's bill.</param>
    /// <param name="seen">The ledger's bill.</param>
    /// <returns>Both, with what differs.</returns>
    public static PlanBesideSeen Of(FlowBill planned, FlowBill seen)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(seen);

        string[] names = [.. planned.Lines.Concat(seen.Lines).Select(line => line.Step).Distinct(StringComparer.Ordinal)];
        ImmutableArray<StepBesideSeen> steps =
        [
            .. names.Select(name => Step(name, Find(planned, name), Find(seen, name))),
            Beside(string.Empty, $"per {planned.Run}", planned.PerRun, seen.PerRun),
        ];

        return new PlanBesideSeen { Planned = planned, Seen = seen, Steps = steps };
    }

    private static FlowLine? Find(FlowBill bill, string step) => bill.Lines.FirstOrDefault(line => line.Step == step);

    private static StepBesideSeen Step(string name, FlowLine? planned, FlowLine? seen)
    {
        if (planned is null)
        {
            return Alone(name, null, seen!.PerRun, agrees: false, $"{name}: seen at {BillFigures.Usd(seen.PerRun.After, seen.PerRun.AfterAtLeast)}, and in no plan");
        }

        // What is made here leaves no trace in the ledger, and what need not run may not have.
        if (seen is null)
        {
            bool mayBeAbsent = planned.Kind == LineKind.Local || planned.Calls.Low == 0;
            return Alone(name, planned.PerRun, null, mayBeAbsent, planned.Kind == LineKind.Local ? $"{name}: made here, and not in the ledger" : $"{name}: planned at {BillFigures.Usd(planned.PerRun.After)}, and never seen");
        }

        StepBesideSeen beside = Beside(name, name, planned.PerRun, seen.PerRun);
        if (planned.Ladder is not { BreakEven: not null } ladder || seen.Ladder is not { EscalationSeen: { } rate } went)
        {
            return beside;
        }

        bool isWithin = went.Escalation.High >= ladder.Escalation.Low && went.Escalation.Low <= ladder.Escalation.High;
        return beside with
        {
            PlannedEscalation = ladder.Escalation,
            SeenEscalation = rate,
            Agrees = beside.Agrees && isWithin,
            Says = $"{beside.Says}; {BillFigures.Share(ladder.Escalation)} were to go up, {BillFigures.Percent(rate)} did [{BillFigures.Share(went.Escalation)}]{(isWithin ? string.Empty : ", which is not what was planned")}",
        };
    }

    private static StepBesideSeen Alone(string name, BillSum? planned, BillSum? seen, bool agrees, string says) =>
        new() { Step = name, Planned = planned, Seen = seen, Agrees = agrees, Says = says };

    private static StepBesideSeen Beside(string step, string named, BillSum planned, BillSum seen)
    {
        (bool beforeAgrees, string before) = Compare(planned.Before, seen.Before, seen.BeforeAtLeast);
        (bool afterAgrees, string after) = Compare(planned.After, seen.After, seen.AfterAtLeast);

        return Alone(step, planned, seen, beforeAgrees && afterAgrees, $"{named}: before {before}; after {after}");
    }

    private static (bool Agrees, string Says) Compare(UsdRange? planned, UsdRange? seen, decimal seenAtLeast)
    {
        string both = $"{BillFigures.Usd(planned)} planned, {BillFigures.Usd(seen, seenAtLeast)} seen";
        if (planned is not { } plan || seen is not { } saw)
        {
            return (planned is null && seen is null, both);
        }

        return saw.Low > plan.High + Millionth ? (false, $"{both}: {More(saw.Low - plan.High, plan.High)} more")
            : saw.High < plan.Low - Millionth ? (false, $"{both}: {More(plan.Low - saw.High, plan.Low)} less")
            : (true, plan.IsExact ? $"{both}: the same" : $"{both}: within it");
    }

    private static string More(decimal difference, decimal of) =>
        of == 0 ? BillFigures.Usd(difference) : $"{BillFigures.Usd(difference)} ({BillFigures.Percent(difference / of)})";
}
