using System.Collections.Immutable;
using Suffice.Billing.Amounts;
using Suffice.Billing.Plans.Entries;
using Suffice.Billing.Plans.Pricing;
using Suffice.Billing.Plans.Timing;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Billing.Plans;

/// <summary>Makes the bill of a plan that was read.</summary>
internal sealed class PlanBill
{
    private const int MostSteps = 1000;

    private readonly PlanEntry plan;
    private readonly YamlFindings findings;
    private readonly DateTimeOffset at;
    private readonly StepPricer prices;
    private readonly StepTimer times;
    private readonly FlowVolume? volume;

    public PlanBill(PlanEntry plan, SufficePolicy? policy, ModelCatalog catalog, DateTimeOffset now, YamlBinder binder, YamlFindings findings)
    {
        this.plan = plan;
        this.findings = findings;
        at = plan.PricesOn is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : now;
        ModelPrices models = new(catalog, policy, at, findings);
        prices = new StepPricer(models, new LadderPricer(models, policy, findings), findings);
        times = new StepTimer(plan, binder, findings);
        volume = plan.Volume is { } entry ? VolumeOf(entry) : null;
    }

    /// <summary>Makes it.</summary>
    /// <returns>The bill; <see langword="null"/> when something is wrong, which is told.</returns>
    public FlowBill? Make()
    {
        if (!AreFew() || !StepOrder.Hold(plan.Steps, findings))
        {
            return null;
        }

        foreach (string held in plan.Holds.Where(held => held.Value.Low <= 0 || held.Key is StepFrequency.Run or StepFrequency.Batch or StepFrequency.Month).Select(held => held.Key))
        {
            findings.Error($"holds.{held}", "is not what a run can hold", "a name of its own, and more than none of it");
        }

        (FlowLine Line, StepTime Time, PricedCall Call)[] steps = [.. plan.Steps.Select(step => Step(step.Key, step.Value)).OfType<(FlowLine, StepTime, PricedCall)>()];
        if (findings.HasErrors)
        {
            return null;
        }

        BillSum perRun = steps.Aggregate(BillSum.Nothing, (sum, step) => sum + step.Line.PerRun);
        FlowBill bill = new()
        {
            Name = plan.Name,
            Source = BillSource.Plan,
            Why = plan.Why,
            Run = plan.Run,
            PricesOn = steps.Any(step => step.Line.Kind == LineKind.Model) ? DateOnly.FromDateTime(at.UtcDateTime) : plan.PricesOn,
            Volume = volume,
            Lines = [.. steps.Select(step => step.Line)],
            PerRun = perRun,
            PerThousand = steps.Aggregate(BillSum.Nothing, (sum, step) => sum + step.Line.PerThousand),
            PerMonth = volume is null ? null : steps.Aggregate(BillSum.Nothing, (sum, step) => sum + step.Line.PerMonth!),
            PerHeld = plan.Holds.ToImmutableSortedDictionary(
                held => held.Key, held => perRun.Times(HowOften.Once.SharedBy(HowOften.Between(held.Value.Low, held.Value.High))), StringComparer.Ordinal),
            Overheads = steps.Aggregate(BillOverheads.None, (sum, step) => sum + step.Line.Overheads),
            Latency = RunTimer.Of([.. steps.Select(step => step.Time)], isParallel: plan.Steps.Values.Any(step => step.AfterSteps is not null)),
        };
        bill = bill with { Stated = StatedComparison.Of(plan.Stated, bill) };

        return bill with { Warnings = FalseEconomy.Of(bill), Assumptions = PlanAssumptions.Of(plan, [.. steps.Select(step => step.Call)], perRun) };
    }

    private bool AreFew()
    {
        if (plan.Steps.Count is > 0 and <= MostSteps)
        {
            return true;
        }

        findings.Error("steps", plan.Steps.Count == 0 ? "no step" : $"{plan.Steps.Count} steps", $"from 1 to {MostSteps} steps, each with its name and price");
        return false;
    }

    private (FlowLine, StepTime, PricedCall)? Step(string name, StepEntry step)
    {
        string path = $"steps.{name}";
        StepFrequency? frequency = StepFrequency.Of(step, path, plan, volume, findings);
        if (prices.Price(step, path) is not { } call || frequency is null)
        {
            return null;
        }

        BillSum each = call.Sum;
        BillSum perRun = each.Times(frequency.PerRun);
        StepLatency? latency = times.Of(step, call, path);
        FlowLine line = new()
        {
            Step = name,
            Kind = call.Kind,
            Why = step.Why,
            What = call.What,
            Task = call.Task,
            Often = frequency.Words,
            Calls = frequency.PerRun,
            IsKept = call.IsKept,
            PerRun = perRun,
            PerThousand = each.Times(frequency.PerRun.Times(Thousand)),
            PerMonth = frequency.PerMonth is { } often ? each.Times(often) : null,
            WhyUnknown = call.WhyUnknown,
            Overheads = call.Overheads.Times(frequency.PerRun),
            Ladder = LadderReckoning.Of(call),
            Latency = latency,
            Stated = StatedComparison.Of(step.Stated, perRun, $"{name}: "),
        };
        StepTime time = new(
            name, latency, frequency.Calls, frequency.Share, step.AtOnce, step.AfterSteps ?? [], IsOutside: step.Per is StepFrequency.Batch or StepFrequency.Month);
        return (line, time, call);
    }

    private static HowOften Thousand => HowOften.Between(1000, 1000);

    /// <summary>A month is thirty days, and a twelfth of a year.</summary>
    private static FlowVolume VolumeOf(VolumeEntry entry)
    {
        HowOften runs = HowOften.Between(entry.Runs.Low, entry.Runs.High);
        HowOften perMonth = entry.Per switch
        {
            VolumePeriod.Day => runs.Times(HowOften.Between(30, 30)),
            VolumePeriod.Week => runs.Times(HowOften.Between(30, 30)).SharedBy(HowOften.Between(7, 7)),
            VolumePeriod.Year => runs.SharedBy(HowOften.Between(12, 12)),
            _ => runs,
        };
        return new FlowVolume(runs, entry.Per, perMonth);
    }
}
