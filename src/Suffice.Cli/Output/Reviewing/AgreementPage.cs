using System.Globalization;
using Spectre.Console;
using Suffice.Agents.Queue.Figures;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Intervals;
using static System.FormattableString;

namespace Suffice.Cli.Output.Reviewing;

/// <summary>Figures of agreement on a terminal.</summary>
internal static class AgreementPage
{
    /// <summary>Writes them.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The figures.</param>
    public static void Write(IAnsiConsole console, AgreementReport report)
    {
        WorkerStanding standing = report.Standing;
        console.WriteLine(Printable.Of(standing.IsActing
            ? $"{report.Task} acts: its verdicts stand by themselves, those apart that ask for a person"
            : $"{report.Task} gives advice: a person decides every ticket"));
        console.WriteLine(Invariant($"{report.Judged:N0} of {report.Drawn:N0} tickets drawn at random were judged blind, under the rubric in force ({report.Scorecard})"));
        if (report.Judged > 0)
        {
            WriteFigures(console, report);
            WriteParts(console, report);
        }

        console.WriteLine(standing.IsActing ? "missing: nothing" : "missing:");
        foreach (string missing in standing.Missing)
        {
            console.WriteLine(Printable.Of($"- {missing}"));
        }

        if (report.NotCounted is { } not && not != new NotCounted(0, 0, 0, 0))
        {
            console.WriteLine(Invariant($"not counted: {not.NotRandom:N0} not drawn at random, {not.NotBlind:N0} not blind, {not.OtherRubric:N0} under another rubric, {not.OtherModels:N0} of models not on the ladder"));
        }
    }

    private static void WriteFigures(IAnsiConsole console, AgreementReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("", "person and machine", "two people (the ceiling)");
        table.AddRow("tickets", Count(report.Decisions.Items), Count(report.People.Items));
        table.AddRow("say the same", Share(report.Decisions.Raw, report.Decisions.RawInterval), Share(report.People.Raw, report.People.RawInterval));
        table.AddRow("always the commonest would", Share(report.Decisions.ConstantPredictor, null), Share(report.People.ConstantPredictor, null));
        table.AddRow("kappa", Kappa(report.Decisions.Kappa), Kappa(report.People.Kappa));
        table.AddRow("Krippendorff's alpha", Alpha(report.Alpha), Alpha(report.PeopleAlpha));
        table.AddRow("kappa, pass or not", Kappa(report.Passes.Kappa), string.Empty);
        table.AddRow("people pass", Share(report.Passes.BaseRate, report.Passes.BaseRateInterval), string.Empty);
        table.AddRow("of those the machine passes", Share(report.Passes.Table.TruePositiveRate, report.Passes.TruePositiveInterval), string.Empty);
        table.AddRow("of the others it does not", Share(report.Passes.Table.TrueNegativeRate, report.Passes.TrueNegativeInterval), string.Empty);
        console.Write(table);
        if (report.PeopleAlpha is { Alpha: < 0.667 })
        {
            console.WriteLine("people agree too little among themselves for any machine to agree with them (alpha under 0.667): mend the rubric first");
        }
    }

    private static void WriteParts(IAnsiConsole console, AgreementReport report)
    {
        if (report.Criteria.IsEmpty && report.Labels.IsEmpty)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("rated", "tickets", "say the same", "kappa (criteria: weighted)", "two people", "apart on whether it applies");
        foreach (PartAgreement part in report.Criteria.Concat(report.Labels))
        {
            table.AddRow(
                Markup.Escape(Printable.Of($"{part.Id} {part.Title}".TrimEnd())),
                Count(part.Machine.Items),
                Share(part.Machine.Raw, part.Machine.RawInterval),
                Kappa(part.Machine.Kappa),
                part.People.Items == 0 ? string.Empty : Kappa(part.People.Kappa),
                Count(part.AppliesApart));
        }

        console.Write(table);
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double? share, Interval? interval) => share is not { } known ? "not known"
        : interval is { } ends ? Invariant($"{known * 100:0.0}% ({ends.Low * 100:0.0}% to {ends.High * 100:0.0}%)")
        : Invariant($"{known * 100:0.0}%");

    private static string Kappa(KappaEstimate? kappa) => kappa is null ? "not known" : Figure(kappa.Kappa, kappa.Interval);

    private static string Alpha(AlphaEstimate? alpha) => alpha is null ? "not known" : Figure(alpha.Alpha, alpha.Interval);

    private static string Figure(double figure, Interval? interval) =>
        Invariant($"{figure:0.00}") + (interval is { } ends ? Invariant($" ({ends.Low:0.00} to {ends.High:0.00})") : string.Empty);
}
