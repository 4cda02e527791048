using Suffice.Evaluation.Runs.Calling;
using Suffice.Files;
using Suffice.Providers;

namespace Suffice.Evaluation.Runs;

/// <summary>Counts a run while it goes, and tells how far it is.</summary>
internal sealed class RunTally
{
    private static readonly string[] HopelessKinds = [EnumWord.Of(FailureKind.Authentication), EnumWord.Of(FailureKind.QuotaExhausted)];

    private readonly Lock counting = new();
    private readonly SpendingCap cap;
    private readonly IProgress<RunProgress>? progress;
    private readonly Dictionary<string, int> hopeless = new(StringComparer.Ordinal);
    private readonly long all;
    private long passed;
    private long failed;
    private long errors;

    public RunTally(PreparedRun run, SpendingCap cap, IProgress<RunProgress>? progress)
    {
        this.cap = cap;
        this.progress = progress;
        all = (long)run.Items * run.Options.Models.Length * run.Options.Repeats;
        foreach (EvalResult result in run.Earlier?.Results.Where(result => !result.IsError) ?? [])
        {
            Count(result);
        }
    }

    /// <summary>Counts a result.</summary>
    /// <returns>How many calls of its model in a row failed for good.</returns>
    public int Add(EvalResult result)
    {
        RunProgress now;
        int inARow;
        lock (counting)
        {
            Count(result);
            inARow = hopeless[result.Model] = result.ErrorKind is { } kind && HopelessKinds.Contains(kind) ? hopeless.GetValueOrDefault(result.Model) + 1 : 0;
            now = new RunProgress(passed + failed + errors, all, passed, failed, errors, cap.SpentUsd);
        }

        progress?.Report(now);
        return inARow;
    }

    private void Count(EvalResult result)
    {
        passed += result.Passed == true ? 1 : 0;
        failed += result.Passed == false ? 1 : 0;
        errors += result.IsError ? 1 : 0;
    }
}
