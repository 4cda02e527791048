namespace Suffice.Evaluation.Runs;

/// <summary>Whether a run has to end before everything was asked, and why; calls that are under way are let finish.</summary>
internal sealed class RunEnd
{
    // A wrong key or an empty account fails every call the same: so many in a row end the run, which can be gone on with.
    private const int MostHopeless = 5;

    private string? reason;
    private string? atCap;

    /// <summary>Why; <see langword="null"/> while it goes on.</summary>
    public string? Reason => Volatile.Read(ref reason);

    /// <summary>True when it ends for the cap on its cost.</summary>
    public bool AtCap => Reason is { } why && why == atCap;

    /// <summary>The next call could cost more than is left.</summary>
    public void Spent(decimal mostUsd)
    {
        string why = FormattableString.Invariant($"stopped at --max-cost {mostUsd}: the next call could cost more than is left of it; the same command with a higher cap goes on");
        Volatile.Write(ref atCap, why);
        Set(why);
    }

    /// <summary>Looks at how many calls of a model in a row failed for good.</summary>
    public void Judge(EvalResult result, int hopeless)
    {
        if (hopeless >= MostHopeless)
        {
            Set($"stopped: {MostHopeless} calls of {result.Model} in a row failed: {result.Error}; once that is mended, the same command goes on");
        }
    }

    // The first reason is the one to mend.
    private void Set(string why) => Interlocked.CompareExchange(ref reason, why, null);
}
