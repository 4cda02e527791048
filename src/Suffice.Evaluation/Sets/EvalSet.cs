using System.Collections.Immutable;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Sets;

/// <summary>Items to measure models by.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Items">The items, in their order.</param>
public sealed record EvalSet(string Name, ImmutableArray<EvalItem> Items)
{
    /// <summary>The files it was read from.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Rows that cannot be used.</summary>
    public ImmutableArray<SetProblem> Problems { get; init; } = [];

    /// <summary>What was read otherwise than its author may think, each once with how often.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The same items in random order, for a run that may end before the last of them.</summary>
    /// <param name="seed">Seed of the order: the same seed gives the same.</param>
    /// <returns>The set.</returns>
    public EvalSet Shuffled(int seed)
    {
        EvalItem[] items = [.. Items];
        new Random(seed).Shuffle(items);
        return this with { Items = [.. items] };
    }
}
