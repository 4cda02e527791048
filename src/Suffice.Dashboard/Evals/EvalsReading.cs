using System.Collections.Immutable;
using Suffice.Evaluation.Runs;

namespace Suffice.Dashboard.Evals;

/// <summary>Reads the runs that are kept.</summary>
/// <param name="runs">The runs.</param>
public sealed class EvalsReading(KeptRuns runs)
{
    private const int RunsAPage = 25;

    /// <summary>Reads them.</summary>
    /// <param name="task">Only those of this task; <see langword="null"/> for all.</param>
    /// <param name="page">Which page, from 1; one that is not there is the last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The runs.</returns>
    public EvalsFigures Read(string? task = null, int page = 1, CancellationToken cancellationToken = default)
    {
        ImmutableArray<(FileInfo File, EvalRunHead Head)> all = runs.List();
        (FileInfo File, EvalRunHead Head)[] wanted = [.. all.Where(run => task is null || run.Head.Task == task)];
        int pages = Math.Max(1, (wanted.Length + RunsAPage - 1) / RunsAPage);
        int shown = Math.Clamp(page, 1, pages);
        FileInfo[] files = [.. wanted.Skip((shown - 1) * RunsAPage).Take(RunsAPage).Select(run => run.File)];

        return new EvalsFigures(
            task,
            [.. all.Select(run => run.Head.Task).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            wanted.Length,
            shown,
            pages,
            [.. files.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(runs.LineOf).OfType<EvalLine>()]);
    }
}
