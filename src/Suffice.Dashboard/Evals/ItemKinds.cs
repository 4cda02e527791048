using System.Collections.Immutable;
using Suffice.Evaluation.Reports;

namespace Suffice.Dashboard.Evals;

/// <summary>What there is to see in an item of a run, in words of an address and in words for people; the weightiest first.</summary>
public static class ItemKinds
{
    private static readonly ImmutableArray<(ItemKind Kind, string Word, string Words)> All =
    [
        (ItemKind.CheapWrong, "cheap_wrong", "the small model fails where the large one passes"),
        (ItemKind.CheapBetter, "cheap_better", "the small model passes where the large one fails"),
        (ItemKind.Mixed, "mixed", "models differ otherwise, or one with itself"),
        (ItemKind.Error, "error", "an answer is an error"),
        (ItemKind.AllFailed, "all_failed", "every answer fails: a hard item, or a wrong reference"),
        (ItemKind.AllPassed, "all_passed", "every answer passes"),
        (ItemKind.Unasked, "unasked", "not asked yet"),
    ];

    /// <summary>The words of an address.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All.Select(kind => kind.Word)];

    /// <summary>A kind's word.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The word.</returns>
    internal static string WordOf(ItemKind kind) => All.First(known => known.Kind == kind).Word;

    /// <summary>What a word means.</summary>
    /// <param name="word">The word.</param>
    /// <returns>In words for people; the word itself when it is none of them.</returns>
    internal static string Meaning(string word) => All.FirstOrDefault(known => known.Word == word).Words ?? word;
}
