using System.Collections.Immutable;
using Suffice.Agents.Prompting;
using Suffice.Evaluation.Statistics.Agreement;
using static System.FormattableString;

namespace Suffice.Agents.Queue.Figures;

/// <summary>Decides whether a worker's verdicts may stand by themselves, and says what is missing.</summary>
internal static class Standing
{
    /// <summary>Decides.</summary>
    /// <param name="standard">What the worker goes by.</param>
    /// <param name="decisions">Person against machine on the decision.</param>
    /// <param name="labels">Person against machine on each label.</param>
    /// <param name="judged">Tickets that count.</param>
    /// <returns>The standing.</returns>
    public static WorkerStanding Of(WorkerStandard standard, RaterAgreement decisions, ImmutableArray<PartAgreement> labels, int judged)
    {
        // A worker that only labels passes every ticket: what it can be right or wrong about is its labels, and the weakest of them counts.
        PartAgreement? weakest = standard.Rates ? null : labels.OrderBy(label => label.Machine.Kappa?.Interval.Low ?? double.NegativeInfinity).ThenBy(label => label.Id, StringComparer.Ordinal).FirstOrDefault();
        RaterAgreement deciding = weakest?.Machine ?? decisions;
        int items = Math.Min(judged, deciding.Items);
        int needed = standard.Settings.AgreementOn;
        double mark = standard.Settings.Agreement;
        ImmutableArray<string> missing = [.. Missing(deciding, weakest?.Id ?? "decision", items, needed, mark)];

        return new WorkerStanding
        {
            Task = standard.Task,
            IsActing = missing.IsEmpty,
            Judged = items,
            Needed = needed,
            Mark = mark,
            Kappa = deciding.Kappa,
            Share = deciding.Raw,
            ShareInterval = deciding.RawInterval,
            About = weakest?.Id ?? "decision",
            Missing = missing,
        };
    }

    private static IEnumerable<string> Missing(RaterAgreement deciding, string about, int items, int needed, double mark)
    {
        if (items < needed)
        {
            yield return Invariant($"{needed - items:N0} more tickets drawn at random, judged blind ({items:N0} of {needed:N0} are)");
        }

        if (deciding.Kappa is not { } kappa)
        {
            if (items > 0)
            {
                yield return $"tickets of another kind: people and machine said the same one thing of all {items}, so nothing tells this worker from one that always says it";
            }

            yield break;
        }

        if (kappa.Interval.Low <= mark)
        {
            yield return Invariant($"agreement on the {about}: kappa {kappa.Kappa:0.00}, and its lower end {kappa.Interval.Low:0.00} is not above {mark:0.00}. {Way(kappa, mark)}");
        }
    }

    // The interval narrows with the root of the tickets.
    private static string Way(KappaEstimate kappa, double mark)
    {
        if (kappa.Kappa <= mark)
        {
            return "More tickets will not do it: where people and machine differ, the rubric or the context has to say more";
        }

        double times = (kappa.Kappa - kappa.Interval.Low) / (kappa.Kappa - mark);
        double all = Math.Ceiling(kappa.Items * times * times);

        return all > 20.0 * kappa.Items
            ? "It is so near that the rubric or the context has to say more"
            : Invariant($"If it stays so, about {Math.Max(1, all - kappa.Items):N0} more tickets will show it");
    }
}
