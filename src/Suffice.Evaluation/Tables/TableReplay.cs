using Suffice.Catalog;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Learning.Labelled;
using Suffice.Learning.Tables;
using Suffice.Ledger;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Evaluation.Tables;

/// <summary>Replays recordings on a task table's models, each call on its task's, beside what knows no tasks.</summary>
public sealed class TableReplay(ModelCatalog catalog, TimeProvider time)
{
    /// <summary>Replays.</summary>
    /// <param name="options">What to replay.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The report, with the table's figures.</returns>
    /// <exception cref="ReplayException">No item has a judged answer of every model of the table.</exception>
    public async Task<ReplayReport> RunAsync(ReplayOptions options, TaskTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(table);
        string[] models = [.. table.Models];
        LabelledCalls labelled = await new RecordedTable(catalog, time).ReadAsync(options.Recordings, models, options.Prices, cancellationToken).ConfigureAwait(false);
        if (labelled.Calls.Count == 0)
        {
            throw new ReplayException($"no item of {string.Join(", ", options.Recordings)} has a judged answer of every model of the table: {string.Join(", ", models)}");
        }

        ReplayCount count = new() { WithoutText = labelled.Skipped };
        foreach (LabelledAnswer answer in labelled.Calls.SelectMany(call => call.Rungs).Where(answer => answer.CostUsd is null))
        {
            count.Unpriced.Add(answer.Model);
        }

        count.Add(UsageBasis.Estimated);
        (string Model, bool IsKnown)[] served = [.. labelled.Calls.Select(table.ModelFor)];
        ReplayReport report = ReplayRunner.Report(
            options, ["table"], [.. labelled.Calls.Select((call, i) => Item(call, served[i].Model))], count);
        return report with
        {
            BadLines = labelled.BadLines,
            Table = new TableMeasure(labelled.Calls, served, new PairedBootstrap(new Random(options.Seed)), options.Seed).Measure(table),
        };
    }

    private static ReplayedItem Item(LabelledCall call, string model) => new(
        new RequestEntry
        {
            Id = call.Id,
            At = default,
            Source = TaskSource.Default,
            Endpoint = "replay",
            RequestedModel = "auto",
            Outcome = RequestOutcome.Served,
            Model = model,
            Path = model,
            Reason = string.Empty,
            CostUsd = call.Rungs.First(rung => rung.Model == model).CostUsd,
            Latency = default,
            PolicyVersion = string.Empty,
            PriceVersion = string.Empty,
        },
        [.. call.Rungs.Select(rung => new RungAlone(rung.Model, rung.IsRight, rung.CostUsd, 0))]);
}
