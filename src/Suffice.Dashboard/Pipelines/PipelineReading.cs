using System.Collections.Immutable;
using Suffice.Billing;
using Suffice.Billing.Plans;
using Suffice.Billing.Seen;
using Suffice.Catalog;
using Suffice.Dashboard.Times;
using Suffice.Learning.Ladders;
using Suffice.Learning.Tasks;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Pipelines;
using Suffice.Policy;

namespace Suffice.Dashboard.Pipelines;

/// <summary>Reads one pipeline: its bill, its plan, its runs.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="policies">The policy in force; a plan is looked for in the folder <c>plans</c> beside its file.</param>
/// <param name="time">The clock.</param>
public sealed class PipelineReading(LedgerReader ledger, IPolicySource policies, TimeProvider time)
{
    private const int MostRuns = 20;

    /// <summary>Reads it.</summary>
    /// <param name="name">The pipeline.</param>
    /// <param name="period">The days.</param>
    /// <returns>The figures; <see langword="null"/> when neither the policy nor the ledger knows it.</returns>
    public PipelineFigures? Read(string name, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        Pipeline? own = policy.FindPipeline(name);
        if (name.Length == 0 || (own is null && !ledger.ReadPipelineNames().Contains(name, StringComparer.Ordinal)))
        {
            return null;
        }

        (string? plan, PlanResult? planned) = PlanOf(policy, name);
        IReadOnlyList<string> order = planned is { IsValid: true } ? [.. planned.Bill.Lines.Select(line => line.Step)] : own?.StepNames ?? [];
        FlowBill? bill = ledger.ReadPipeline(name, period.From, period.To) is { } seen ? SeenBill.Of(seen, time.GetUtcNow(), order) : null;

        return new PipelineFigures
        {
            Period = period,
            Name = name,
            IsInPolicy = own is not null,
            Why = own?.Why,
            Steps = own?.StepNames ?? [],
            Bill = bill,
            Plan = plan,
            Beside = bill is not null && planned is { IsValid: true } ? BesideMaking.Of(planned.Bill, bill) : null,
            PlanProblems = planned is { IsValid: false } ? [.. planned.Errors.Select(error => error.ToString())] : [],
            Runs = bill is null ? [] : RunsOf(name, period),
        };
    }

    private ImmutableArray<PipelineRun> RunsOf(string name, Period period) =>
    [
        .. from outcome in (RequestOutcome[])[RequestOutcome.Run, RequestOutcome.RunFailed]
           from row in ledger.ReadRequests(new RequestQuery { Pipeline = name, Outcome = outcome, From = period.From, To = period.To, Limit = MostRuns }).Requests
           orderby row.At descending
           select new PipelineRun(row.Place?.Run ?? string.Empty, row.Id, row.At, row.Outcome, row.Latency, row.Error),
    ];

    private (string? Path, PlanResult? Planned) PlanOf(SufficePolicy policy, string name)
    {
        // The name comes from an address: it is looked for in that folder, and nowhere else.
        if (policy.Files.IsEmpty || Path.GetFileName(name) != name || Path.GetDirectoryName(Path.GetFullPath(policy.Files[0])) is not { } folder)
        {
            return (null, null);
        }

        string path = Path.Combine(folder, "plans", $"{name}.yaml");

        return File.Exists(path)
            ? (path, new PlanPricer(ModelCatalog.BuiltIn(), file => LoadedOf(policy, file), time).Price(path))
            : (null, null);
    }

    // A plan mostly names the policy in force, which is read already.
    private PolicyLoadResult LoadedOf(SufficePolicy policy, string file) => Path.GetFullPath(file) == Path.GetFullPath(policy.Files[0])
        ? new PolicyLoadResult { Policy = policy }
        : PolicyLoader.BuiltIn(time, new EstimatorReader(), new TaskGuesserReader()).Load(file);
}
