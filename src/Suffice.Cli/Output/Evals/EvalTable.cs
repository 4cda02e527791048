using Spectre.Console;
using Suffice.Cli.Output.Audits;
using Suffice.Evaluation.Reports;
using Suffice.Reports;
using static System.FormattableString;

namespace Suffice.Cli.Output.Evals;

/// <summary>An eval on a terminal: for each run the matrix, the verdicts, the slices, the differences, and what a reader must know.</summary>
internal static class EvalTable
{
    private const int MostNames = 6;
    private const int MostNotes = 4;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The report.</param>
    /// <param name="written">Files that were written.</param>
    public static void Write(IAnsiConsole console, EvalReport report, IReadOnlyList<string> written)
    {
        foreach (RunReport run in report.Runs)
        {
            Line(console, Head(run));
            console.Write(EvalMatrix.Table(run, console.Profile.Width));
            WriteSlices(console, run);
            Grid lines = AuditTable.Lines();
            AuditTable.Add(lines, "verdict", [.. run.Verdicts.SelectMany(VerdictLines.Of)]);
            AuditTable.Add(lines, "judge", [.. run.JudgeMeasured?.Sentences ?? []]);
            AuditTable.Add(lines, "since", [.. Since(run.Comparison)]);
            AuditTable.Add(lines, "differ", [.. Differences(run)]);
            AuditTable.Add(lines, "note", [.. Notes(run)]);
            AuditTable.Add(lines, "stopped", run.Stopped ?? string.Empty);
            AuditTable.Add(lines, "kept", run.Path);
            console.Write(lines);
            console.WriteLine();
        }

        if (written.Count > 0)
        {
            Line(console, $"wrote    {string.Join(", ", written)}");
        }
    }

    private static string Head(RunReport run)
    {
        string repeats = run.Repeats > 1 ? $", each asked {run.Repeats} times" : "";
        string unlabelled = run.Unlabelled > 0 ? $", {Figures.Count(run.Unlabelled)} more not labelled yet" : "";
        string judge = run.Judge is { } name ? $"; judged by {name}" : "";
        int asked = run.Models.Max(model => model.Answers) / run.Repeats;
        string part = asked < run.Items ? $", {Figures.Count(asked)} of them asked" : "";
        return $"{run.Set}: {Figures.Count(run.Items, "item")}{part}{repeats}{unlabelled}; measured by {string.Join(", ", run.MeasuredBy)}{judge}; spent {Amounts.Usd(run.SpentUsd)}";
    }

    private static void WriteSlices(IAnsiConsole console, RunReport run)
    {
        if (!run.Slices.IsEmpty)
        {
            console.Write(EvalMatrix.Slices(run));
        }
    }

    private static IEnumerable<string> Since(RunComparison? comparison) => comparison is null ? [] :
    [
        $"{comparison.Earlier}:",
        .. comparison.Models.SelectMany(model => (string[])
        [
            $"{model.Model}{(model.EarlierModel == model.Model ? "" : $" (before: {model.EarlierModel})")}: {ComparisonWords.Of(model)}",
            model.Worse.IsEmpty ? "" : $"  pass no longer: {string.Join(", ", model.Worse.Take(MostNames))}{(model.Worse.Length > MostNames ? ", ..." : "")}",
        ]),
        .. ComparisonWords.Notes(comparison),
    ];

    private static string[] Differences(RunReport run)
    {
        string first = run.Models[0].Model;
        string last = run.Models[^1].Model;
        DifferenceReport differences = run.Differences;
        return
        [
            Listed(differences.CheapWrong, $"{first} fails where {last} passes"),
            Listed(differences.CheapBetter, $"{first} passes where {last} fails"),
            Listed(differences.Mixed, run.Models.Length > 1 ? "models differ otherwise" : "passed one time and failed another"),
            Listed(differences.Errors, "an answer is an error"),
            Listed(differences.AllFailed, "every answer fails"),
        ];
    }

    private static string Listed(IReadOnlyCollection<string> items, string what) => items.Count == 0 ? string.Empty
        : $"{Figures.Count(items.Count, "item")}: {what} ({string.Join(", ", items.Take(MostNames))}{(items.Count > MostNames ? ", ..." : "")})";

    private static string[] Notes(RunReport run)
    {
        string[] all = [.. run.Problems.Select(problem => $"not used: {problem}"), .. run.Warnings, .. Replayed(run), .. Cached(run)];
        return all.Length <= MostNotes ? all : [.. all.Take(MostNotes), $"and {all.Length - MostNotes} more (--json)"];
    }

    private static IEnumerable<string> Replayed(RunReport run) => run.SpentUsd > 0 && run.IsReplayed
        ? ["every answer came from recordings: what was spent is what the answers would have cost, and nobody was paid"]
        : [];

    private static IEnumerable<string> Cached(RunReport run) => run.Models.Sum(model => model.Cached) is > 0 and var cached
        ? [Invariant($"{cached:N0} answers were given to earlier runs: they cost nothing now, and their times are of that day (--fresh asks anew)")]
        : [];

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(Printable.Of(text));
}
