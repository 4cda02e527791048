using System.Collections.Immutable;

namespace Suffice.Evaluation.Labelling;

/// <summary>Judged calls that were found somewhere, and why others there cannot be used.</summary>
/// <param name="From">Where, in words, such as <c>2 eval runs</c>.</param>
/// <param name="Items">The calls.</param>
/// <param name="Unusable">What is there and cannot be used, and why; empty when all can.</param>
internal sealed record FoundLabels(string From, IReadOnlyList<LabelledItem> Items, ImmutableArray<string> Unusable)
{
    /// <summary>What was found, in a sentence's part.</summary>
    public string Told => $"{Items.Count} in {From}{(Unusable.IsEmpty ? string.Empty : $" ({string.Join("; ", Unusable)})")}";
}
