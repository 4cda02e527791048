using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Labelling;

/// <summary>Labelled calls, and what was left out of them.</summary>
/// <param name="Calls">The calls.</param>
/// <param name="Skipped">Items without an answer or a verdict of some model.</param>
/// <param name="BadLines">Lines that cannot be used.</param>
public sealed record LabelledCalls(IReadOnlyList<LabelledCall> Calls, int Skipped, long BadLines)
{
    /// <summary>How many different calls there are: copies of one share its key, and are no further evidence.</summary>
    public int Different => Calls.Select(call => call.SplitKey).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Items of other tasks.</summary>
    public int Others { get; init; }

    /// <summary>Items that a local rung of the ladder was trained on.</summary>
    public int Trained { get; init; }

    /// <summary>What to say of calls that a local rung was trained on; empty when there are none.</summary>
    internal string ToldTrained => Trained == 0 ? string.Empty : $"; {Trained} are left out because the local rung was trained on them";

    /// <summary>What to say of copies where there are too few calls; empty when none is one.</summary>
    internal string ToldCopies => Different == Calls.Count
        ? string.Empty
        : $"; of these {Different} are different calls, the others are copies (the same call, split_key or id)";
}
