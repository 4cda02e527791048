using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Confidence;
using Suffice.Evaluation.Curves;
using Suffice.Files;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>What a calibration's plots draw: the content of <c>calibration.report.json</c>. It holds no prompt and no answer.</summary>
/// <param name="Version">The version of the form.</param>
/// <param name="Task">The task.</param>
/// <param name="MadeAt">When the calibration it belongs to was made (UTC).</param>
/// <param name="SourceSha256">The labelled calls of that calibration.</param>
/// <param name="Reliability">Confidence in the first rung's answer beside how often it is right, in bins of equally many calls; empty without estimates.</param>
/// <param name="Aurc">Area under the risk-coverage curve of that confidence; <see langword="null"/> without estimates.</param>
/// <param name="Thresholds">What other thresholds would do, strictest first; empty when there is none to choose.</param>
/// <param name="Chosen">What the calibration's own does; <see langword="null"/> when it accepts nothing.</param>
public sealed record CalibrationReportFile(
    int Version,
    string Task,
    DateTimeOffset MadeAt,
    string SourceSha256,
    ImmutableArray<ReliabilityPoint> Reliability,
    double? Aurc,
    ImmutableArray<ThresholdPoint> Thresholds,
    ThresholdPoint? Chosen)
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The name of the file beside the calibration.</summary>
    public const string FileName = "calibration.report.json";

    /// <summary>Reads the one that belongs to a calibration.</summary>
    /// <param name="folder">The calibration's folder.</param>
    /// <param name="calibration">The calibration.</param>
    /// <returns>It; <see langword="null"/> when there is none, it is of another version, or it belongs to another calibration.</returns>
    public static CalibrationReportFile? Read(string folder, Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        try
        {
            CalibrationReportFile? read = JsonSerializer.Deserialize<CalibrationReportFile>(File.ReadAllBytes(Path.Combine(folder, FileName)), MachineJson.Options);

            return read is { Version: CurrentVersion, Reliability.IsDefault: false, Thresholds.IsDefault: false }
                && read.Task == calibration.Task && read.MadeAt == calibration.MadeAt && read.SourceSha256 == calibration.Source.Sha256 ? read : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes what a report draws.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The file's content.</returns>
    internal static CalibrationReportFile Of(CalibrationReport report) => new(
        CurrentVersion, report.Calibration.Task, report.Calibration.MadeAt, report.Calibration.Source.Sha256, report.Reliability, report.Aurc, report.Thresholds, report.Chosen);

    /// <summary>Writes it.</summary>
    /// <returns>Indented JSON with a line feed at its end.</returns>
    internal string Write() => JsonSerializer.Serialize(this, MachineJson.Indented) + "\n";
}
