using System.Collections.Immutable;
using Suffice.Billing.Amounts;
using Suffice.Reports.Html;

namespace Suffice.Billing.Outputs;

/// <summary>A flow's bill as one page that loads nothing from elsewhere. The same bill gives the same bytes.</summary>
public static class BillHtml
{
    private static readonly PageAssets Assets = new(PageAssets.HouseStyle);

    /// <summary>Writes it.</summary>
    /// <param name="bill">The bill.</param>
    /// <param name="beside">The plan beside it; <see langword="null"/> without one.</param>
    /// <returns>The page.</returns>
    public static string Write(FlowBill bill, PlanBesideSeen? beside = null)
    {
        ArgumentNullException.ThrowIfNull(bill);

        Page page = new();
        PageHead.Write(page, Assets, $"Bill of {bill.Name}");
        page.Write($"""
            <header class="top">
            <p class="brand">Suffice <span>bill</span></p>
            <h1>{bill.Name}</h1>
            <p class="sub">{BillSentences.Head(bill)}</p>
            </header>
            <main>
            <section aria-labelledby="money-h">
            <h2 id="money-h">Before and after</h2>
            """);
        if (bill.Why is { } why)
        {
            page.Write($"<p class=\"lead\">{why}</p>");
        }

        WriteFigures(page, bill);
        foreach (string warning in bill.Warnings)
        {
            page.Write($"<p class=\"fault\">{warning}</p>");
        }

        page.Write($"</section>");
        WriteSteps(page, bill);
        WriteList(page, "Planned, and seen", [.. beside?.Steps.Select(step => $"{(step.Agrees ? string.Empty : "differs: ")}{step.Says}") ?? []]);
        WriteStated(page, bill);
        WriteNotes(page, bill);
        page.Write($"</main><footer><p>Made by <code>suffice bill</code>; nothing was sent anywhere.</p></footer></body></html>");
        return page.ToString();
    }

    private static void WriteFigures(Page page, FlowBill bill)
    {
        page.Write($"<dl class=\"figures\">");
        foreach ((string name, BillSum sum) in Totals(bill))
        {
            page.Write($"""
                <div class="{(name == "per month" ? "key" : "")}"><dt>{name}</dt><dd>{BillFigures.Usd(sum.After, sum.AfterAtLeast)}</dd><dd class="small">{BillFigures.Usd(sum.Before, sum.BeforeAtLeast)} before; {BillFigures.Usd(sum.Saved)} saved ({BillFigures.Share(sum.SavedShare)})</dd></div>
                """);
        }

        page.Write($"</dl>");
    }

    private static IEnumerable<(string Name, BillSum Sum)> Totals(FlowBill bill)
    {
        yield return ($"per {bill.Run}", bill.PerRun);
        foreach ((string held, BillSum sum) in bill.PerHeld)
        {
            yield return ($"per {held}", sum);
        }

        yield return ("per thousand", bill.PerThousand);
        if (bill.PerMonth is { } month)
        {
            yield return ("per month", month);
        }
    }

    private static void WriteSteps(Page page, FlowBill bill)
    {
        page.Write($"""
            <section aria-labelledby="steps-h"><h2 id="steps-h">Steps, per {bill.Run}</h2>
            <div class="scroll" role="region" aria-labelledby="steps-h" tabindex="0"><table><thead><tr>
            <th scope="col">step</th><th scope="col">runs</th><th scope="col" class="n">before</th><th scope="col" class="n">after</th><th scope="col" class="n">saved</th><th scope="col" class="n">saved %</th><th scope="col" class="n">per thousand</th><th scope="col" class="n">latency</th></tr></thead><tbody>
            """);
        foreach (FlowLine line in bill.Lines)
        {
            page.Write($"""
                <tr><th scope="row">{line.Step}<br><small>{BillSentences.What(line)}</small></th><td>{(line.Often.Length > 0 ? line.Often : "once")}</td><td class="n">{BillFigures.Usd(line.PerRun.Before, line.PerRun.BeforeAtLeast)}</td><td class="n">{BillFigures.Usd(line.PerRun.After, line.PerRun.AfterAtLeast)}</td><td class="n">{(line.IsKept ? "kept" : BillFigures.Usd(line.PerRun.Saved))}</td><td class="n">{(line.IsKept ? "" : BillFigures.Share(line.PerRun.SavedShare))}</td><td class="n">{BillFigures.Usd(line.PerThousand.After, line.PerThousand.AfterAtLeast)}</td><td class="n">{(line.Latency is null ? "" : BillFigures.Time(line.Latency.After))}</td></tr>
                """);
        }

        BillSum all = bill.PerRun;
        page.Write($"""
            </tbody><tfoot><tr><th scope="row">total</th><td></td><td class="n">{BillFigures.Usd(all.Before, all.BeforeAtLeast)}</td><td class="n">{BillFigures.Usd(all.After, all.AfterAtLeast)}</td><td class="n">{BillFigures.Usd(all.Saved)}</td><td class="n">{BillFigures.Share(all.SavedShare)}</td><td class="n">{BillFigures.Usd(bill.PerThousand.After, bill.PerThousand.AfterAtLeast)}</td><td class="n">{(bill.Latency is null ? "" : BillFigures.Time(bill.Seen is null ? bill.Latency.SequenceAfter : bill.Latency.ParallelAfter))}</td></tr></tfoot></table></div>
            </section>
            """);
    }

    private static void WriteStated(Page page, FlowBill bill)
    {
        ImmutableArray<StatedFigure> stated = [.. bill.Stated, .. bill.Lines.SelectMany(line => line.Stated)];
        if (stated.IsEmpty)
        {
            return;
        }

        page.Write($"<section aria-labelledby=\"stated-h\"><h2 id=\"stated-h\">Stated, and added up</h2><ul class=\"assumptions\">");
        foreach (StatedFigure figure in stated)
        {
            page.Write($"<li>{(figure.Agrees ? "" : "differs: ")}{figure.Says}</li>");
        }

        page.Write($"</ul></section>");
    }

    private static void WriteNotes(Page page, FlowBill bill)
    {
        WriteList(page, "What it rests on", [.. BillSentences.Saving(bill), .. BillSentences.Ladders(bill), .. BillSentences.Overheads(bill), .. BillSentences.Latency(bill)]);
        WriteList(page, "What is assumed", bill.Assumptions);
    }

    private static void WriteList(Page page, string title, ImmutableArray<string> sentences)
    {
        if (sentences.IsEmpty)
        {
            return;
        }

        page.Write($"<section><h2>{title}</h2><ul class=\"assumptions\">");
        foreach (string sentence in sentences)
        {
            page.Write($"<li>{sentence}</li>");
        }

        page.Write($"</ul></section>");
    }
}
