namespace Suffice.Evaluation.Runs;

/// <summary>Whether a run has to end before everything was asked, and why; calls that are under way are let finish.</summary>
internal sealed class RunEnd
{
    // A wrong key or an empty account fails every call the same: so many in a row end the run, which can be gone on with.
    private const int MostHopeless = 5;

    private readonly Lock changing = new();
    private RunEnding ending;
    private string? reason;

    /// <summary>Why; <see langword="null"/> while it goes on.</summary>
    public string? Reason => Volatile.Read(ref reason);

    /// <summary>The same in a word.</summary>
    public RunEnding Ending
    {
        get
        {
            lock (changing)
            {
                return ending;
            }
        }
    }

    /// <summary>The next call could cost more than is left.</summary>
    public void Spent(decimal mostUsd) => Set(RunEnding.AtCap, FormattableString.Invariant(
        $"stopped at --max-cost {mostUsd}: the next call could cost more than is left of it; the same command with a higher cap goes on"));

    /// <summary>What was watched is settled.</summary>
    public void Settle(string why) => Set(RunEnding.Settled, why);

    /// <summary>Looks at how many calls of a model in a row failed for good.</summary>
    public void Judge(EvalResult result, int hopeless)
    {
        if (hopeless >= MostHopeless)
        {
            Set(RunEnding.Failing, $"stopped: {MostHopeless} calls of {result.Model} in a row failed: {result.Error}; once that is mended, the same command goes on");
        }
    }

    // The first reason is the one to mend.
    private void Set(RunEnding why, string words)
    {
        lock (changing)
        {
            if (reason is null)
            {
                ending = why;
                Volatile.Write(ref reason, words);
            }
        }
    }
}
