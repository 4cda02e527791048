using System.CommandLine;
using System.Globalization;
using Suffice.Cli.Inputs;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs.People;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Evals;

/// <summary>What "good enough" means.</summary>
internal sealed class EvalMarks
{
    private readonly Option<string?> floor = new("--floor") { Description = "The share of items that has to pass, such as 0.9, or the mean of a metric, such as rouge-l=0.4. Default: the task's own." };
    private readonly Option<double?> margin = new("--margin") { Description = "How many points (of 100) a model may be worse than the last one. Default: the task's own, else 2." };
    private readonly Option<string?> by = new("--by") { Description = "Compare models by the mean of this metric, and not by the share of items that pass." };
    private readonly Option<double> confidence = new("--confidence") { Description = "How sure a verdict has to be.", DefaultValueFactory = _ => 0.95 };

    private readonly Option<string?> labels = new("--labels") { Description = "What people said of answers (JSON Lines, such as --write-labels wrote, with \"passed\" filled in): a judge counts only once it was measured by them. They are kept beside the runs, and hold for the same answers from then on." };
    private readonly Option<bool> watch = new("--watch") { Description = "Read the verdict while the run grows, by a test that may be read at any time (an e-process); items are asked in random order." };
    private readonly Option<bool> stopEarly = new("--stop-early") { Description = "The same, and end the run as soon as the verdict is reached." };

    /// <summary>Whether the verdict is read while the run grows.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>True when it is.</returns>
    public bool Watches(ParseResult parsed) => parsed.GetValue(watch) || parsed.GetValue(stopEarly);

    /// <summary>Whether the verdict may end the run.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>True when it may.</returns>
    public bool StopsEarly(ParseResult parsed) => parsed.GetValue(stopEarly);

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.AddAll(floor, margin, by, confidence, labels, watch, stopEarly);
    }

    /// <summary>What people said of answers.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The labels; <see langword="null"/> when none are given.</returns>
    public HumanLabels? Labels(ParseResult parsed, CancellationToken cancellationToken) =>
        parsed.GetValue(labels) is { } file ? HumanLabels.Read(InputFile.Require(file, "name a file of labels (JSON Lines)"), cancellationToken) : null;

    /// <summary>Reads them.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>How runs are held against their marks.</returns>
    public ReportOptions Read(ParseResult parsed, int seed)
    {
        double? points = Numbers.Within(margin, parsed.GetValue(margin), 0.01, 99);
        return new ReportOptions
        {
            Floor = parsed.GetValue(floor) is { } text ? FloorOf(text, points) : null,
            MarginPoints = points,
            ByMetric = parsed.GetValue(by),
            Confidence = Numbers.Within<double>(confidence, parsed.GetValue(confidence), 0.51, 0.9999)!.Value,
            Seed = seed,
        };
    }

    private static QualityFloor FloorOf(string text, double? points)
    {
        int at = text.LastIndexOf('=');
        return double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is > 0 and < 1
            ? new QualityFloor(share) { Metric = at > 0 ? text[..at] : null, Margin = points ?? QualityFloor.UsualMargin }
            : throw new CommandException(ExitCode.WrongUse, $"--floor {text}: a share above 0 and below 1 is wanted, such as 0.9, or a metric's mean, such as rouge-l=0.4");
    }
}
