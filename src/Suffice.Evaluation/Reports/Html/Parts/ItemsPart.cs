using Suffice.Evaluation.Judges;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>The items, those first that a person should look at, with every answer side by side.</summary>
internal static class ItemsPart
{
    // Beyond this a page is slow to open; the rest are those on which all models agree, and the run file has them.
    private const int MostItems = 600;
    private const int LongestStart = 140;

    private static readonly (ItemKind Kind, string Word)[] Kinds =
    [
        (ItemKind.CheapWrong, "the first model fails where the last passes"),
        (ItemKind.CheapBetter, "the first model passes where the last fails"),
        (ItemKind.Mixed, "models differ otherwise"),
        (ItemKind.Error, "an answer is an error"),
        (ItemKind.AllFailed, "every answer fails"),
        (ItemKind.AllPassed, "every answer passes"),
        (ItemKind.Unasked, "not asked yet"),
    ];

    public static void Write(Page page, RunReport run, int number)
    {
        ItemResults[] items = run.Source is { } source ? [.. RunDifferences.Ordered(source)] : [];
        ItemResults[] shown = [.. items.Take(MostItems)];
        page.Write($"<section id=\"items-{number}\"><h2>Items</h2><form class=\"filter\" data-of=\"items-{number}\" hidden><label>Find <input type=\"search\" autocomplete=\"off\" placeholder=\"words of a prompt, an answer, a tag\"></label><label>Show <select><option value=\"\">all</option>");
        foreach ((ItemKind kind, string word) in Kinds.Where(kind => shown.Any(item => item.Kind == kind.Kind)))
        {
            page.Write($"<option value=\"{kind.ToString()}\">{word}</option>");
        }

        page.Write($"</select></label><output aria-live=\"polite\"></output></form>");
        foreach (IGrouping<ItemKind, ItemResults> kind in shown.GroupBy(item => item.Kind))
        {
            page.Write($"<h3>{Figures.Count(items.Count(item => item.Kind == kind.Key), "item")}: {Kinds.First(known => known.Kind == kind.Key).Word}</h3>");
            foreach (ItemResults item in kind)
            {
                WriteItem(page, item);
            }
        }

        if (shown.Length < items.Length)
        {
            page.Write($"<p class=\"small\">{Figures.Count(items.Length - shown.Length, "item")} more are in <code>{run.Path}</code>.</p>");
        }

        page.Write($"</section>");
    }

    private static void WriteItem(Page page, ItemResults item)
    {
        string asked = ShownAnswer.Of(item.Item.Request);
        page.Write($"<details class=\"item\" data-kind=\"{item.Kind.ToString()}\"><summary><span class=\"name\">{item.Item.Id}</span><span class=\"start\">{Start(asked)}</span><span class=\"marks\">");
        foreach (Runs.EvalResult result in item.Results)
        {
            page.Write($"<span class=\"badge {AnswerCell.WordOf(result)}\">{result.Model}{(result.Repeat > 0 ? $" #{result.Repeat + 1}" : "")}: {AnswerCell.WordOf(result)}</span>");
        }

        page.Write($"</span></summary><div class=\"columns\"><div><h4>asked ({item.Item.Place})</h4><pre>{AnswerCell.Cut(asked)}</pre></div>");
        if (item.Item.ReferenceText is { } reference)
        {
            page.Write($"<div><h4>right answer</h4><pre>{AnswerCell.Cut(reference)}</pre></div>");
        }

        page.Write($"</div><p class=\"small\">{string.Join(" · ", item.Item.Tags.Select(tag => tag.ToString()))}</p><div class=\"answers\">");
        foreach (Runs.EvalResult result in item.Results)
        {
            AnswerCell.Write(page, result);
        }

        page.Write($"</div></details>");
    }

    // The end of a prompt is mostly what tells it from the others.
    private static string Start(string asked)
    {
        string line = asked.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestStart ? line : $"… {line[^LongestStart..]}";
    }
}
