using Suffice.Evaluation.Past;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Ledger;
using Suffice.Policy;

namespace Suffice.Evaluation.Simulating;

/// <summary>
/// Estimates from logged propensities how often the new policy's answers would be as good as the last rung's: by shadows where a lower rung answered, by definition
/// where the last one did.
/// </summary>
/// <remarks>
/// Whether an answer was compared was drawn by lot, too, so that a call is weighed by the probability of both: that its start was drawn, and that it was compared. Nothing is said where no
/// start was ever drawn: such a log holds no trace of what it did not do.
/// </remarks>
/// <param name="next">The new policy.</param>
/// <param name="twins">What is known of how good answers are.</param>
internal sealed class LoggedValue(SufficePolicy next, Twins twins)
{
    private readonly List<Drawn> calls = [];
    private bool isDrawn;
    private PolicyValue? value;

    /// <summary>Adds a call.</summary>
    /// <param name="entry">The call's row.</param>
    public void Add(RequestEntry entry)
    {
        if (entry.Task is not { } task || entry.Model is null || next.FindAny(task) is not { } plan)
        {
            return;
        }

        isDrawn |= entry.Propensity < 1;
        calls.Add(new Drawn($"{task}|{entry.Path.Split('>')[0]}", $"{task}|{plan.Ladder[0].Name}", entry.Propensity, twins.IsGood(entry, entry.Model), entry.Model));
    }

    /// <summary>Estimates.</summary>
    /// <returns>The estimate; <see langword="null"/> when refused.</returns>
    public PolicyValue? Estimate() => Measured() is { IsRefused: false } told ? told : null;

    /// <summary>Why nothing is said.</summary>
    /// <returns>The reason; <see langword="null"/> when something is.</returns>
    public string? WhyRefused() => !isDrawn
        ? "every start was certain (propensity 1): the ledger holds no trace of what was not done. Shadows and --replay-differences tell more"
        : Measured() is { IsRefused: true } few
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the calls that started as the new policy would count for {few.Effective:0} only; with fewer than {InverseWeighting.LeastEffective} nothing is said")
            : null;

    private PolicyValue? Measured() => isDrawn ? value ??= Measure() : null;

    private PolicyValue Measure()
    {
        Dictionary<string, Seen> compared = calls.GroupBy(call => call.Arm, StringComparer.Ordinal).ToDictionary(arm => arm.Key, Seen.Of, StringComparer.Ordinal);
        Dictionary<string, Seen> starts = calls.GroupBy(call => call.Start, StringComparer.Ordinal).ToDictionary(start => start.Key, Seen.Of, StringComparer.Ordinal);

        return InverseWeighting.Of([.. calls.Select(call =>
        {
            double own = starts[call.Start].Without(call.IsGood);
            double wanted = call.Wanted == call.Start ? own : starts.GetValueOrDefault(call.Wanted).Without(null);

            return new LoggedOutcome(
                call.Wanted == call.Start && call.IsGood is not null, call.Propensity * compared[call.Arm].Share, call.IsGood == true ? 1 : 0, own, wanted);
        })]);
    }

    /// <summary>A call with the start that was drawn and the one that the new policy takes.</summary>
    private sealed record Drawn(string Start, string Wanted, double Propensity, bool? IsGood, string Served)
    {
        /// <summary>Answers of one rung are compared at one rate.</summary>
        public string Arm => $"{Start}|{Served}";
    }

    /// <summary>How many calls were made alike, how many of them are known to be good or not, and how many are good.</summary>
    private readonly record struct Seen(int All, int Known, int Good)
    {
        public double Share => Known == 0 ? 1 : (double)Known / All;

        public static Seen Of(IEnumerable<Drawn> calls) => new(calls.Count(), calls.Count(call => call.IsGood is not null), calls.Count(call => call.IsGood == true));

        /// <summary>What is expected of a call alike, its own outcome left out, so that no call tells of itself.</summary>
        public double Without(bool? own)
        {
            int known = Known - (own is null ? 0 : 1);

            return known <= 0 ? 0.5 : (double)(Good - (own == true ? 1 : 0)) / known;
        }
    }
}
