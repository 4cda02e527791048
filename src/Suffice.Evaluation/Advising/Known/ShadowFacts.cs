using Suffice.Ledger;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>What shadows tell of a task's accepted answers.</summary>
/// <param name="Good">Answers of lower rungs that say the same as the last rung's, or that a judge found no worse.</param>
/// <param name="Compared">Answers that could be compared.</param>
/// <param name="Waiting">Answers that wait for a judge.</param>
internal sealed record ShadowFacts(int Good, int Compared, int Waiting)
{
    /// <summary>Counts them.</summary>
    /// <param name="notes">The shadows of the task under its present ladder.</param>
    /// <returns>The facts.</returns>
    public static ShadowFacts Of(IReadOnlyCollection<ShadowNote> notes)
    {
        bool?[] verdicts = [.. notes.Select(note => Past.Twins.OfVerdict(note.Verdict))];

        return new ShadowFacts(verdicts.Count(good => good == true), verdicts.Count(good => good is not null), verdicts.Count(good => good is null));
    }
}
