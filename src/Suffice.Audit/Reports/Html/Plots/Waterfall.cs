using System.Collections.Immutable;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>The way from what was paid to what would remain: paid, less each task's possible saving. It adds up to the last place.</summary>
internal sealed class Waterfall
{
    private const int StepsShown = 10;

    public Waterfall(AuditReport report)
    {
        Paid = report.PaidUsd;
        AuditedTask[] saving = [.. report.Tasks.Where(task => task.PossibleSavingUsd > 0).OrderByDescending(task => task.PossibleSavingUsd)];
        IEnumerable<WaterfallStep> shown = saving.Take(StepsShown).Select(task => new WaterfallStep(task.Name, task.PossibleSavingUsd));
        Steps = saving.Length <= StepsShown
            ? [.. shown]
            : [.. shown, new WaterfallStep($"{saving.Length - StepsShown} other tasks", saving.Skip(StepsShown).Sum(task => task.PossibleSavingUsd))];
        Remains = Paid - Steps.Sum(step => step.Usd);
    }

    public decimal Paid { get; }

    public ImmutableArray<WaterfallStep> Steps { get; }

    public decimal Remains { get; }
}

/// <summary>What one task could save.</summary>
internal sealed record WaterfallStep(string Name, decimal Usd);
