using Suffice.Evaluation.Runs.Calling;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Runs;

/// <summary>Items whose missing references were asked for.</summary>
/// <param name="Set">The items.</param>
/// <param name="SpentUsd">What asking cost, USD.</param>
/// <param name="AtCap">True when the cap on the cost ended it.</param>
public sealed record ReferencedSet(EvalSet Set, decimal SpentUsd, bool AtCap)
{
    internal IReadOnlyDictionary<string, CallResult> Answers { get; init; } = new Dictionary<string, CallResult>();

    /// <summary>How the set is run without asking the last model for the same again.</summary>
    /// <param name="options">How it was to be run.</param>
    /// <returns>The same, with the answers at hand.</returns>
    public EvalOptions Into(EvalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { AtHand = Answers };
    }
}
