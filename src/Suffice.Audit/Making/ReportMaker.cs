using System.Collections.Immutable;
using Suffice.Audit.Discovery;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Formats;
using Suffice.Audit.Pricing;
using Suffice.Audit.Reading;
using Suffice.Audit.Reports;
using Suffice.Audit.Sources;
using Suffice.Audit.Tallies;
using Suffice.Catalog;

namespace Suffice.Audit.Making;

/// <summary>Makes the report of what was counted.</summary>
internal sealed class ReportMaker(AuditOptions options, ModelCatalog catalog, CallPricing pricing, DateTimeOffset now)
{
    /// <summary>Makes it.</summary>
    /// <param name="tally">What was counted.</param>
    /// <param name="files">The files.</param>
    /// <param name="formats">Their formats, by path.</param>
    /// <returns>The report.</returns>
    public AuditReport Make(AuditTally tally, ImmutableArray<SourceFile> files, IReadOnlyDictionary<string, ILogFormat?> formats)
    {
        List<TaskTally> tallies = TaskMerging.Of(tally.Groups);
        TaskMaker maker = new(options, pricing, tally, files);
        ImmutableArray<AuditedTask> tasks = maker.Make(tallies);
        ImmutableArray<Charge> charges = Charges(tallies, tasks);
        return new AuditReport
        {
            MadeAt = now,
            PriceVersion = catalog.PriceVersion,
            Coverage = new CoverageMaker(options, files, formats).Make(tally.Coverage),
            Tasks = tasks,
            Charges = charges,
            Unpriced = Unpriced(tallies),
            Differences =
            [
                .. tally.CostGaps.OrderByDescending(gap => Math.Abs(gap.Value.LoggedUsd - gap.Value.ComputedUsd)).ThenBy(gap => gap.Key.Model, StringComparer.Ordinal)
                    .Select(gap => new CostDifference(gap.Key.Model, gap.Value.Calls, gap.Value.ComputedUsd, gap.Value.LoggedUsd, gap.Key.Cause)),
            ],
            Retiring = Retiring(tally, charges),
            Period = tally.First is { } first && tally.Latest is { } last ? (first, last) : null,
            BothCosts = BothOf(tallies),
            LoggedUsd = tallies.SelectMany(task => task.Charges.Values).Any(sums => sums.Logged > 0)
                ? tallies.SelectMany(task => task.Charges.Values).Sum(sums => sums.LoggedUsd)
                : null,
        };
    }

    private static LoggedAndComputed? BothOf(List<TaskTally> tallies)
    {
        CostGap both = tallies.SelectMany(task => task.Charges.Values).Aggregate(default(CostGap), (sum, sums) => sum + sums.Both);
        return both.Calls == 0 ? null : new LoggedAndComputed(both.Calls, both.ComputedUsd, both.LoggedUsd);
    }

    private static ImmutableArray<Charge> Charges(List<TaskTally> tallies, ImmutableArray<AuditedTask> tasks) =>
    [
        .. tallies.SelectMany((tally, i) => tally.Charges
            .OrderBy(charge => charge.Key.Day).ThenBy(charge => charge.Key.Model, StringComparer.Ordinal).ThenBy(charge => charge.Key.PriceRow, StringComparer.Ordinal)
            .ThenBy(charge => charge.Key.ServiceTier, StringComparer.Ordinal).ThenBy(charge => charge.Key.Region, StringComparer.Ordinal)
            .Select(charge => new Charge(
                tasks[i].Name,
                charge.Key.Model,
                charge.Key.Provider,
                charge.Key.Day,
                charge.Key.ServiceTier,
                charge.Key.Region,
                charge.Key.PriceRow,
                charge.Value.Calls,
                charge.Value.Usage,
                charge.Key.Unpriced is null ? charge.Value.Usd : null,
                charge.Value.Logged > 0 ? charge.Value.LoggedUsd : null))),
    ];

    private static ImmutableArray<Unpriced> Unpriced(List<TaskTally> tallies) =>
    [
        .. tallies.SelectMany(tally => tally.Charges).Where(charge => charge.Key.Unpriced is not null)
            .GroupBy(charge => (charge.Key.Model, Why: charge.Key.Unpriced!))
            .Select(group => new Unpriced(
                group.Key.Model.Length > 0 ? group.Key.Model : "(no model named)",
                group.Key.Why,
                group.Sum(charge => charge.Value.Calls),
                group.Sum(charge => charge.Value.Usage.Total),
                group.Any(charge => charge.Value.Logged > 0) ? group.Sum(charge => charge.Value.LoggedUsd) : null))
            .OrderByDescending(unpriced => unpriced.Calls).ThenBy(unpriced => unpriced.Model, StringComparer.Ordinal),
    ];

    private static ImmutableArray<Retirement> Retiring(AuditTally tally, ImmutableArray<Charge> charges) =>
    [
        .. tally.Models.Values.Where(model => model.RetiresOn is not null)
            .Select(model => new Retirement(
                model.Name,
                model.RetiresOn!.Value,
                charges.Where(charge => charge.Model == model.Name).Sum(charge => charge.Calls),
                charges.Where(charge => charge.Model == model.Name).Sum(charge => charge.Usd ?? 0)))
            .OrderBy(retirement => retirement.On).ThenBy(retirement => retirement.Model, StringComparer.Ordinal),
    ];
}
