using Suffice.Billing.Seen;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Dashboard.Pipelines;

/// <summary>Reads what pipelines cost.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="policies">The policy in force.</param>
/// <param name="time">The clock.</param>
public sealed class PipelinesReading(LedgerReader ledger, IPolicySource policies, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="period">The days.</param>
    /// <returns>The figures.</returns>
    public PipelinesFigures Read(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<string, SeenPipeline> seen = ledger.ReadPipelines(period.From, period.To).ToDictionary(pipeline => pipeline.Pipeline, StringComparer.Ordinal);

        return new PipelinesFigures(
            period,
            [
                .. from name in policy.Pipelines.Select(pipeline => pipeline.Name).Union(seen.Keys, StringComparer.Ordinal)
                   let own = policy.FindPipeline(name)
                   let bill = seen.TryGetValue(name, out SeenPipeline? known) ? SeenBill.Of(known, now, own?.StepNames ?? []) : null
                   orderby bill is null, (bill?.PerRun.AfterAtLeast ?? 0) * ((bill?.Seen?.Completed ?? 0) + (bill?.Seen?.Stopped ?? 0)) descending, name
                   select new PipelineLine(name, own is not null, own?.Why, bill),
            ]);
    }
}
