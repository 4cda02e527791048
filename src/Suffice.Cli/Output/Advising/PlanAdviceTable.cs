using Spectre.Console;
using Suffice.Billing;
using Suffice.Evaluation.Advising.Plans;

namespace Suffice.Cli.Output.Advising;

/// <summary>Advice for the steps of a flow, on a terminal.</summary>
internal static class PlanAdviceTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="advice">The advice.</param>
    public static void Write(IAnsiConsole console, PlanAdvice advice)
    {
        foreach (string warning in advice.Warnings)
        {
            console.WriteLine(Printable.Of(warning));
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("step", "what");
        table.AddColumn(new TableColumn($"before, a {Cell(advice.Run)}").RightAligned());
        table.AddColumn(new TableColumn("after").RightAligned());
        table.AddColumns("advice", "why", "next");
        foreach (StepAdvice step in advice.Steps)
        {
            table.AddRow(
                Cell(step.Step), Cell(step.What ?? string.Empty), BillFigures.Usd(step.Before), BillFigures.Usd(step.After),
                step.Outcome is { } outcome ? AdviceTable.Words(outcome, step.IsProved) : string.Empty, Cell(step.Sentence), Cell(step.Next ?? string.Empty));
        }

        console.Write(table);
        console.WriteLine("suffice advise TASK says what each rests on, and what is missing; suffice bill --plan FILE prices the whole of it.");
    }

    private static string Cell(string text) => Markup.Escape(Printable.Of(text));
}
