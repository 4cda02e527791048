using Spectre.Console;
using Suffice.Evaluation.Advising;

namespace Suffice.Cli.Output.Advising;

/// <summary>Advice on a terminal.</summary>
internal static class AdviceTable
{
    /// <summary>Writes the advice for one task.</summary>
    /// <param name="console">Where.</param>
    /// <param name="advice">The advice.</param>
    public static void Write(IAnsiConsole console, TaskAdvice advice)
    {
        console.WriteLine($"{Printable.Of(advice.Task)} ({string.Join(" > ", advice.Ladder.Select(Printable.Of))}): {Words(advice)}");
        console.WriteLine(Printable.Of(advice.Sentence));
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("point", "points to", "found", "looked at", "what would settle it");
        foreach (AdviceFinding finding in advice.Findings)
        {
            table.AddRow(
                finding.Point.Replace('_', ' '), Word(finding.Points), Cell(finding.Found), Cell(finding.Looked), Cell(finding.Settles ?? string.Empty));
        }

        console.Write(table);
        WriteNext(console, advice);
        TuningTable.Write(console, advice.Tuning);
    }

    /// <summary>Writes the advice for several tasks, a line each.</summary>
    /// <param name="console">Where.</param>
    /// <param name="advice">The advice.</param>
    public static void WriteAll(IAnsiConsole console, IReadOnlyList<TaskAdvice> advice)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("task", "ladder", "advice", "why", "next");
        foreach (TaskAdvice task in advice)
        {
            table.AddRow(Cell(task.Task), Cell(string.Join(" > ", task.Ladder)), Words(task), Cell(task.Sentence), Cell(task.Next.FirstOrDefault() ?? string.Empty));
        }

        console.Write(table);
        console.WriteLine("suffice advise TASK says what each rests on, what is missing, and whether tuning would pay.");
    }

    /// <summary>The outcome in words.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="isProved">Whether it is proved.</param>
    /// <returns>The words.</returns>
    public static string Words(AdviceOutcome outcome, bool isProved) => outcome switch
    {
        AdviceOutcome.SmallSuffices => "small suffices, as proved",
        AdviceOutcome.SmallWithCapableAbove => isProved ? "small with the capable one above, as proved" : "small with the capable one above",
        AdviceOutcome.TrySmall => "try small (not yet proved)",
        _ => "keep the capable model",
    };

    private static string Words(TaskAdvice advice) => Words(advice.Outcome, advice.IsProved);

    private static void WriteNext(IAnsiConsole console, TaskAdvice advice)
    {
        if (advice.Next.IsEmpty)
        {
            return;
        }

        console.WriteLine("next:");
        foreach (string step in advice.Next)
        {
            console.WriteLine($"  {Printable.Of(step)}");
        }
    }

    private static string Word(Pointing pointing) => pointing switch
    {
        Pointing.Small => "small",
        Pointing.Capable => "capable",
        Pointing.Neither => "neither",
        _ => "not known",
    };

    private static string Cell(string text) => Markup.Escape(Printable.Of(text));
}
