using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Labelling;

/// <summary>Labelled calls, and what was left out of them.</summary>
/// <param name="Calls">The calls.</param>
/// <param name="Skipped">Items without an answer or a verdict of some model.</param>
/// <param name="BadLines">Lines that cannot be used.</param>
public sealed record LabelledCalls(IReadOnlyList<LabelledCall> Calls, int Skipped, long BadLines)
{
    /// <summary>Items of other tasks.</summary>
    public int Others { get; init; }
}
