using Spectre.Console;
using Suffice.Evaluation.Local;
using static System.FormattableString;

namespace Suffice.Cli.Output.Learning;

/// <summary>A distilled model in sentences, with the lines that serve it.</summary>
internal static class DistilTable
{
    private const int LabelsShown = 20;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The report.</param>
    /// <param name="file">The file that was written.</param>
    /// <param name="task">The task; <see langword="null"/> when recordings were named.</param>
    public static void Write(IAnsiConsole console, DistilReport report, string file, string? task)
    {
        console.WriteLine(Invariant($"{report.Examples} examples of {report.Labels.Length} labels from {Printable.Of(report.From)}: {Counts(report.Labels)}"));
        LabelCount[] few = [.. report.Labels.Where(label => label.Examples < Distiller.FewestOfALabel)];
        if (few.Length > 0)
        {
            console.WriteLine(Invariant($"hardly learned, with fewer than {Distiller.FewestOfALabel} examples: {Counts(few)}"));
        }

        foreach (string reason in report.LeftOut)
        {
            console.WriteLine($"left out: {Printable.Of(reason)}");
        }

        if (report.Answerable < report.Examples)
        {
            console.WriteLine(Invariant($"{report.Examples - report.Answerable} of the calls ask for a form that a label cannot fill; the next rung answers calls like these"));
        }

        console.WriteLine(Invariant($"accuracy on examples not trained on: {Amounts.Percent(report.Accuracy, report.AccuracyInterval)}; always the most frequent label: {report.ConstantAccuracy:0.0%}"));
        console.WriteLine(Invariant($"its confidence: calibration error {report.Ece:0.000} (by chance alone {report.EceNull:0.000}); the surest {report.CoverageAt90:0.0%} are right in 90%"));
        if (!report.Curve.IsEmpty)
        {
            console.WriteLine($"by number of examples: {string.Join(", ", report.Curve.Select(point => Invariant($"{point.Examples} {point.Accuracy:0.0%}")))}");
        }

        console.WriteLine(Invariant($"{report.Bytes / 1048576.0:0.00} MiB, {report.MicrosecondsPerCall:0} microseconds a call; written to {file}"));
        console.WriteLine();
        Lines(console, report, file, task);
    }

    private static void Lines(IAnsiConsole console, DistilReport report, string file, string? task)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        console.WriteLine("into the policy, below the models that the task has:");
        console.WriteLine($"  providers: {{ here: {{ protocol: local, folder: \"{folder}\" }} }}");
        console.WriteLine($"  models: {{ local: {{ provider: here, id: {report.Model}, tier: local }} }}");
        console.WriteLine($"  tasks: {{ {task ?? "TASK"}: {{ ladder: [local, small, large] }} }}");
        console.WriteLine("then find when its answers may pass, on items that it was not trained on:");
        if (task is null)
        {
            console.WriteLine($"  suffice learn {report.From.Replace(",", string.Empty, StringComparison.Ordinal)} --ladder small,large --local --risk 0.03 --out learned");
            console.WriteLine("  (trains another on a part of the recording and proves the threshold on the rest)");
        }

        console.WriteLine($"  suffice eval {task ?? "TASK"} --models local,small,large");
        console.WriteLine($"  suffice calibrate {task ?? "TASK"} --risk 0.03 --confidence 0.95");
    }

    private static string Counts(IReadOnlyCollection<LabelCount> labels)
    {
        string listed = string.Join(", ", labels.Take(LabelsShown).Select(label => Invariant($"{Printable.Of(label.Label)} {label.Examples}")));

        return labels.Count > LabelsShown ? Invariant($"{listed}, and {labels.Count - LabelsShown} more") : listed;
    }
}
