using System.Globalization;
using Spectre.Console;
using Suffice.Billing;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Files;
using Suffice.Reports;

namespace Suffice.Cli.Output.Advising;

/// <summary>Whether tuning would pay, on a terminal.</summary>
internal static class TuningTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="advice">The advice.</param>
    public static void Write(IAnsiConsole console, TuningAdvice advice)
    {
        console.WriteLine();
        console.WriteLine($"distil or fine-tune? {EnumWord.Spaced(advice.Outcome)}: {Printable.Of(advice.Sentence)}");
        WriteMoves(console, advice);
        foreach (string line in BreakEvens(advice).Concat(advice.Signs))
        {
            console.WriteLine(Printable.Of(line));
        }

        WriteConditions(console, advice);
        console.WriteLine("reckoned with:");
        foreach (TuningInput input in advice.Inputs)
        {
            console.WriteLine($"  {input.Option} {Printable.Of(input.Value ?? "?")} ({Printable.Of(input.From)})");
        }
    }

    private static void WriteMoves(IAnsiConsole console, TuningAdvice advice)
    {
        if (advice.Moves.IsEmpty)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("in this order", "model");
        table.AddColumn(new TableColumn("a call").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("a month").RightAligned().NoWrap());
        table.AddColumns("same answers", "what to know", "begin with");
        foreach (Move move in advice.Moves)
        {
            table.AddRow(
                EnumWord.Spaced(move.Kind), Cell(move.Model ?? string.Empty), BillFigures.Usd(move.CallUsd), BillFigures.Usd(move.MonthUsd),
                move.KeepsAnswers ? "yes" : "to be proved", Cell(move.Note), Cell(move.Command ?? string.Empty));
        }

        console.Write(table);
    }

    private static void WriteConditions(IAnsiConsole console, TuningAdvice advice)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("before tuning", "met", "found", "what would settle it");
        foreach (TuningCondition condition in advice.Conditions)
        {
            table.AddRow(Cell(condition.Name), condition.IsMet switch { true => "yes", false => "no", null => "open" }, Cell(condition.Found), Cell(condition.Settles ?? string.Empty));
        }

        console.Write(table);
    }

    private static IEnumerable<string> BreakEvens(TuningAdvice advice)
    {
        if (advice.Moves.IsEmpty)
        {
            yield break;
        }

        string project = $"the project ({BillFigures.Usd(advice.ProjectUsd)}{(advice.Retrainings > 0 ? $", {Figures.Count(advice.Retrainings, "retraining")} included" : string.Empty)})";
        yield return advice.BreakEvenCalls is { } calls
            ? string.Create(CultureInfo.InvariantCulture, $"break-even beside the capable model: {project} is paid back at {calls:N0} calls; with hosting, over its life, at {advice.BreakEvenCallsPerMonth:N0} calls a month")
            : "break-even beside the capable model: none, or a price is not known";
        if (advice.Moves.Any(move => move.Kind == MoveKind.Today))
        {
            yield return advice.BreakEvenCallsBesideToday is { } today
                ? string.Create(CultureInfo.InvariantCulture, $"break-even beside what is paid today: {today:N0} calls")
                : "break-even beside what is paid today: none; a tuned call costs no less";
        }

        yield return advice.BreakEvenCallsBesidePrompted is { } beside
            ? string.Create(CultureInfo.InvariantCulture, $"break-even beside the smaller model, prompted: {beside:N0} calls")
            : "break-even beside the smaller model, prompted: none, or a price is not known";
        if (advice.CallsForHosting is { } hosting)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"hosting alone costs as much as {hosting:N0} calls a month to the smaller model, prompted");
        }
    }

    private static string Cell(string text) => Markup.Escape(Printable.Of(text));
}
