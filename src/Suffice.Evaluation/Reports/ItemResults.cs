using System.Collections.Immutable;
using Suffice.Evaluation.Runs;

namespace Suffice.Evaluation.Reports;

/// <summary>An item with every answer to it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Results">The answers, by repeat, in the order of the models.</param>
/// <param name="Models">The models, cheapest first.</param>
internal sealed record ItemResults(EvalRunItem Item, ImmutableArray<EvalResult> Results, string[] Models)
{
    /// <summary>What there is to see.</summary>
    public ItemKind Kind { get; } = KindOf(Results, Models);

    private static ItemKind KindOf(ImmutableArray<EvalResult> results, string[] models)
    {
        bool?[] all = [.. results.Select(result => result.Passed).Distinct()];
        return all switch
        {
            [] => ItemKind.Unasked,
            _ when all.Contains(null) => ItemKind.Error,
            [true] => ItemKind.AllPassed,
            [_] => ItemKind.AllFailed,
            _ => (PassedAlways(results, models[0]), PassedAlways(results, models[^1])) switch
            {
                (false, true) when models.Length > 1 => ItemKind.CheapWrong,
                (true, false) when models.Length > 1 => ItemKind.CheapBetter,
                _ => ItemKind.Mixed,
            },
        };
    }

    // Null for a model that passes one time and fails another.
    private static bool? PassedAlways(ImmutableArray<EvalResult> results, string model)
    {
        bool?[] own = [.. results.Where(result => result.Model == model).Select(result => result.Passed).Distinct()];
        return own is [{ } only] ? only : null;
    }
}

/// <summary>What there is to see in an item, the weightiest first.</summary>
internal enum ItemKind
{
    /// <summary>The cheapest model is wrong where the last is right.</summary>
    CheapWrong,

    /// <summary>The cheapest model is right where the last is wrong.</summary>
    CheapBetter,

    /// <summary>Models differ otherwise, or one with itself.</summary>
    Mixed,

    /// <summary>An answer is an error.</summary>
    Error,

    /// <summary>All failed.</summary>
    AllFailed,

    /// <summary>All passed.</summary>
    AllPassed,

    /// <summary>The run ended before anybody was asked.</summary>
    Unasked,
}
