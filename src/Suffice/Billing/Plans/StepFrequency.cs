using Suffice.Billing.Amounts;
using Suffice.Billing.Plans.Entries;
using Suffice.Files;
using Suffice.Yaml;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans;

/// <summary>How often a run pays for a step.</summary>
/// <param name="PerRun">How often in a run.</param>
/// <param name="PerMonth">How often in a month; <see langword="null"/> when nobody said how many runs that is.</param>
/// <param name="Calls">How often in a run in which it runs.</param>
/// <param name="Share">The share of runs in which it runs at all.</param>
/// <param name="Words">The same in words; empty for once in every run.</param>
internal sealed record StepFrequency(HowOften PerRun, HowOften? PerMonth, HowOften Calls, ShareRange Share, string Words)
{
    /// <summary>Paid in every run.</summary>
    public const string Run = "run";

    /// <summary>Paid once for several runs.</summary>
    public const string Batch = "batch";

    /// <summary>Paid once a month, however many runs it has.</summary>
    public const string Month = "month";

    /// <summary>Reads it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="plan">The plan it is of.</param>
    /// <param name="volume">How many runs there are; <see langword="null"/> when nobody said.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>How often; <see langword="null"/> when that cannot be told, which is told.</returns>
    public static StepFrequency? Of(StepEntry step, string path, PlanEntry plan, FlowVolume? volume, YamlFindings findings)
    {
        ShareRange share = step.Share is { } stated ? new(stated.Low, stated.High)
            : step.When is not null || step.Optional ? ShareRange.NoneToAll
            : ShareRange.Of(1);
        NumberRange times = step.Times ?? new NumberRange(1, 1);
        HowOften runs = HowOften.Between(share.Low, share.High);
        HowOften repeated = HowOften.Between(times.Low, times.High);
        HowOften often = runs.Times(repeated);
        string words = Worded(step, times, plan);
        if (step.Per == Month)
        {
            if (volume is not { PerMonth.Low: > 0 })
            {
                findings.Error($"{path}.per", "paid once a month, and nobody knows how many runs a month has", "volume: { runs: 1000, per: month } at the head of the plan");
                return null;
            }

            return new StepFrequency(often.SharedBy(volume.PerMonth), often, repeated, share, words);
        }

        if (Within(step.Per ?? Run, $"{path}.per", plan, findings) is not { } held)
        {
            return null;
        }

        HowOften perRun = often.Times(held);

        return new StepFrequency(perRun, volume is null ? null : perRun.Times(volume.PerMonth), repeated.Times(held), share, words);
    }

    /// <summary>How many of what the step is paid for a run holds: a batch holds several runs.</summary>
    private static HowOften? Within(string per, string path, PlanEntry plan, YamlFindings findings)
    {
        if (per == Run)
        {
            return HowOften.Once;
        }

        if (per == Batch && plan.Batch is { Low: > 0 } batch)
        {
            return HowOften.Once.SharedBy(HowOften.Between(batch.Low, batch.High));
        }

        if (plan.Holds.TryGetValue(per, out NumberRange held))
        {
            return HowOften.Between(held.Low, held.High);
        }

        if (per == Batch)
        {
            findings.Error(path, "paid once a batch, and nobody knows how many runs a batch has", "batch: 6 at the head of the plan, above zero");
        }
        else
        {
            string[] known = [Run, Batch, Month, .. plan.Holds.Keys];
            findings.Error(path, $"{Shown.Value(per)} is not known", $"{NearWords.Advise(per, known, "known are")} 'holds: {{ {Shown.Key(per)}: 6 }}' at the head of the plan makes it so");
        }

        return null;
    }

    private static string Worded(StepEntry step, NumberRange times, PlanEntry plan)
    {
        List<string> words = [];
        if (step.Times is not null)
        {
            words.Add($"{BillFigures.Range(times.Low, times.High)} times");
        }

        if (step.Per is { } per && per != Run)
        {
            string held = plan.Holds.TryGetValue(per, out NumberRange count) ? $" ({BillFigures.Range(count.Low, count.High)} per {plan.Run})"
                : per == Batch && plan.Batch is { } batch ? $" (of {BillFigures.Range(batch.Low, batch.High)})"
                : string.Empty;
            words.Add($"per {per}{held}");
        }

        if (step.Optional)
        {
            words.Add("optional");
        }

        if (step.When is { } when)
        {
            words.Add($"when {when}");
        }

        if (step.Share is { } share)
        {
            words.Add($"in {BillFigures.Share(new ShareRange(share.Low, share.High))}");
        }

        return string.Join(", ", words);
    }
}
