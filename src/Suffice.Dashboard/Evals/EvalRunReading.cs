using Suffice.Evaluation.Reports;
using Suffice.Policy;

namespace Suffice.Dashboard.Evals;

/// <summary>Reads one run.</summary>
/// <param name="runs">The runs.</param>
public sealed class EvalRunReading(KeptRuns runs)
{
    /// <summary>Reads it.</summary>
    /// <param name="run">Its name.</param>
    /// <param name="filter">What of it is asked for.</param>
    /// <returns>The run; <see langword="null"/> when there is none of that name.</returns>
    public EvalRunFigures? Read(string run, EvalRunFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);

        return runs.Find(run) is not { } kept ? null : Of(kept, filter);
    }

    private static EvalRunFigures Of(KeptRun kept, EvalRunFilter filter)
    {
        RunReport report = kept.Report;
        ItemResults[] wanted = [.. kept.Items.Where(item => filter.Kind is null || ItemKinds.WordOf(item.Kind) == filter.Kind)];
        int pages = Math.Max(1, (int)(((long)wanted.Length + filter.Most - 1) / filter.Most));
        int page = Math.Clamp(filter.Page, 1, pages);
        ItemResults? looked = filter.Item is { } id ? kept.Items.FirstOrDefault(item => item.Item.Id == id) : null;

        return new EvalRunFigures
        {
            Run = EvalLine.Of(kept),
            File = report.Path,
            Unlabelled = report.Unlabelled,
            MeasuredBy = report.MeasuredBy,
            Judge = report.Judge,
            Floor = report.Floor?.AtLeast,
            ComparedBy = report.ComparedBy,
            MarginPoints = report.Floor?.Margin ?? QualityFloor.UsualMargin,
            Models = report.Models,
            Verdicts = [.. report.Verdicts.Select(verdict => new EvalVerdict(verdict, EvalWords.Of(verdict, report)))],
            Slices = report.Slices,
            Kinds = [.. kept.Items.CountBy(item => item.Kind).OrderBy(kind => kind.Key).Select(kind => new EvalKindCount(ItemKinds.WordOf(kind.Key), ItemKinds.Meaning(ItemKinds.WordOf(kind.Key)), kind.Value))],
            Kind = filter.Kind,
            Page = page,
            Pages = pages,
            Items = [.. wanted.Skip((page - 1) * filter.Most).Take(filter.Most).Select(item => EvalItemLine.Of(item, filter.WithTexts))],
            Item = looked is null ? null : EvalItemDetail.Of(looked, filter.WithTexts),
            WithTexts = filter.WithTexts,
            Problems = report.Problems.Length,
            Warnings = report.Warnings,
        };
    }
}
