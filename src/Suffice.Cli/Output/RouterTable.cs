using Spectre.Console;
using Suffice.Evaluation.Replay;
using static System.FormattableString;

namespace Suffice.Cli.Output;

/// <summary>The estimates as routers, beside those that know nothing and the one that knows all.</summary>
internal static class RouterTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="figures">The routers.</param>
    public static void Write(IAnsiConsole console, RouterFigures figures)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("router", "APGR [[95%]]", "CPT50", "CPT80", "CPT95", "AIQ", "quality-neutral cost");
        foreach (TableColumn column in table.Columns.Skip(2))
        {
            column.RightAligned();
        }

        foreach ((string name, RouterQuality? router) in new (string, RouterQuality?)[]
        {
            ("before the answer", figures.Before),
            ("after the answer", figures.After),
            ("by lot", figures.Random),
            ("longest prompts up", figures.Length),
            ("oracle", figures.Oracle),
        })
        {
            if (router is not null)
            {
                Add(table, name, router);
            }
        }

        console.Write(table);
        console.WriteLine(
            $"best single model: {Printable.Of(figures.BestSingle)}. APGR: mean share of the gap between the rungs that is recovered; CPTn: least share of calls on the last rung that recovers n% of it; "
            + "AIQ: mean accuracy over the costs between; quality-neutral cost: least share of the last rung's cost that reaches the best single model's accuracy.");
    }

    private static void Add(Table table, string name, RouterQuality router) => table.AddRow(
        name,
        Markup.Escape(Of(router.Apgr) + (router.Apgr95 is { } ends ? $" [{Of(ends.Low)}, {Of(ends.High)}]" : string.Empty)),
        Share(router.Cpt50),
        Share(router.Cpt80),
        Share(router.Cpt95),
        Of(router.Aiq),
        Share(router.Qnc));

    private static string Of(double? figure) => figure is { } known ? Invariant($"{known:0.000}") : "-";

    private static string Share(double? share) => share is { } known ? Invariant($"{known:0.0%}") : "-";
}
