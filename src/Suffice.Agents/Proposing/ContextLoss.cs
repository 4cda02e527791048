using Suffice.Agents.Contexts;
using Suffice.Chat;
using Suffice.Checks.Grounding;

namespace Suffice.Agents.Proposing;

/// <summary>What a file loses by a change. Whole rewrites collapse contexts (ACE, arXiv 2510.04618), whether items are taken out or written over.</summary>
/// <param name="Items">Items that are no longer there.</param>
/// <param name="All">How many there were.</param>
/// <param name="Tokens">The share of the text that is gone, 0 to 1.</param>
internal sealed record ContextLoss(int Items, int All, double Tokens)
{
    /// <summary>The most items, or tokens, that a file may lose before a change is a rewrite.</summary>
    public const double Most = 0.2;

    /// <summary>True when it loses more than a change may.</summary>
    public bool IsRewrite => Items > Most * All || Tokens > Most;

    /// <summary>Counts it.</summary>
    /// <param name="before">The file before.</param>
    /// <param name="after">The file after.</param>
    /// <param name="edits">The changes.</param>
    /// <returns>The loss. One item in other words is a change; several are counted by the words that are left of them.</returns>
    public static ContextLoss Of(ContextFile before, ContextFile after, IReadOnlyCollection<ContextEdit> edits)
    {
        long tokens = TokenEstimate.Text(before.Text);
        double shorter = tokens == 0 ? 0 : Math.Max(0, 1 - ((double)TokenEstimate.Text(after.Text) / tokens));
        double overwritten = edits.Count(edit => edit.Kind != ContextEditKind.Add) > 1 ? Gone(before, after) : 0;

        return new ContextLoss(before.Items.Count(item => after.Find(item.Id) is null), before.Items.Length, Math.Max(shorter, overwritten));
    }

    private static double Gone(ContextFile before, ContextFile after)
    {
        Dictionary<(string Item, string Word), int> left = after.Items.SelectMany(WordsOf).CountBy(word => word).ToDictionary();
        (string, string)[] words = [.. before.Items.SelectMany(WordsOf)];
        int gone = words.CountBy(word => word).Sum(word => Math.Max(0, word.Value - left.GetValueOrDefault(word.Key)));

        return words.Length == 0 ? 0 : (double)gone / words.Length;
    }

    private static IEnumerable<(string Item, string Word)> WordsOf(ContextItem item) => QuoteSearch.Plain(item.Text).Split(' ').Select(word => (item.Id, word));
}
