using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>Is it the same work again and again? The fixed part of the calls tells.</summary>
internal sealed class RepeatablePoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "repeatable";

    private const int FewestCalls = 20;

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        int calls = known.Ledger?.Latest.Length ?? 0;
        if (calls < FewestCalls)
        {
            return new AdviceFinding(
                Name, "the ledger",
                calls == 0 ? "no call of it was seen" : $"{Figures.Count(calls, "call")} of it, too few to tell",
                Pointing.Unknown, $"{FewestCalls} calls or more through the gateway, or a log of past ones", "suffice audit LOGS --write-policy draft.yaml --write-evals evals");
        }

        (string? Fingerprint, int Calls) most = known.Ledger!.Latest.GroupBy(entry => entry.Fingerprint, StringComparer.Ordinal).Select(group => (group.Key, group.Count())).MaxBy(group => group.Item2);
        string looked = $"fixed parts of the latest {Figures.Count(calls, "call")} in the ledger";
        if (most.Fingerprint is null)
        {
            return new AdviceFinding(Name, looked, "most calls have no fixed part (system text, tools, schema)", Pointing.Neither, "the standard in a system text that is the same in every call");
        }

        Interval share = WilsonInterval.Of(most.Calls, calls);
        string found = $"{ShareWords.Of(most.Calls, calls)} have the same one";

        return share.Low >= 0.5 ? new AdviceFinding(Name, looked, found, Pointing.Small)
            : share.High < 0.5 ? new AdviceFinding(Name, looked, found, Pointing.Capable, "a task for each fixed part that recurs", "suffice audit LOGS --write-policy draft.yaml")
            : new AdviceFinding(Name, looked, found, Pointing.Neither, "more calls");
    }
}
