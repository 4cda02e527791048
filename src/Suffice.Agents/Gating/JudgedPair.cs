using System.Collections.Immutable;
using Suffice.Agents.Examples;
using Suffice.Agents.Proposing;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Agents.Gating;

/// <summary>One case before and after a change.</summary>
/// <param name="Case">The case.</param>
/// <param name="Part">Which part it is in.</param>
/// <param name="Before">True when it was right before.</param>
/// <param name="After">True when it is right after.</param>
internal sealed record JudgedPair(WorkerCase Case, CasePart Part, bool Before, bool After)
{
    /// <summary>What many come to.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The figures.</returns>
    public static PairedFigures FiguresOf(IEnumerable<JudgedPair> pairs)
    {
        PairedTable table = TableOf(pairs);

        return new PairedFigures(table.Items, table.LargeShare, table.SmallShare, table.SmallOnly, table.LargeOnly)
        {
            McNemarP = table.Items == 0 ? 1 : McNemarTest.ExactP(table),
            Difference = table.Items == 0 ? null : TangoInterval.Of(table),
        };
    }

    /// <summary>After stands for the small model, before for the large one.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The table.</returns>
    public static PairedTable TableOf(IEnumerable<JudgedPair> pairs) => PairedTable.Of(pairs.Select(pair => (pair.After, pair.Before)));

    /// <summary>What the pattern's own cases come to.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>The figures, of those that the proposer did not see too.</returns>
    public static TargetFigures TargetsOf(ImmutableArray<JudgedPair> pairs)
    {
        return Count(pairs) with { Unseen = Count(pairs.Where(pair => pair.Part != CasePart.Train)) };

        static TargetFigures Count(IEnumerable<JudgedPair> some) => new(some.LongCount(), some.LongCount(pair => pair.Before), some.LongCount(pair => pair.After));
    }
}
