using System.Security.Cryptography;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Files;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>A folder with a calibration and the estimator it belongs to.</summary>
/// <param name="path">The folder.</param>
public sealed class CalibrationFolder(string path)
{
    /// <summary>Writes a calibration, its page for people and what that draws for machines: the estimator first, so that whoever reads in between finds the old pair or a mismatch, never a wrong pair.</summary>
    /// <param name="outcome">The calibration.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Save(CalibrationOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Directory.CreateDirectory(path);
        Replace(outcome.Calibration.Estimator.File, outcome.EstimatorContent.Span);
        Replace(Calibration.FileName, System.Text.Encoding.UTF8.GetBytes(CalibrationFile.Write(outcome.Calibration)));
        CalibrationReport report = CalibrationReporting.Of(outcome);
        Replace(CalibrationReportFile.FileName, System.Text.Encoding.UTF8.GetBytes(CalibrationReportFile.Of(report).Write()));
        Replace(CalibrationHtml.FileName, System.Text.Encoding.UTF8.GetBytes(CalibrationHtml.Write(report)));
    }

    /// <summary>Reads a calibration.</summary>
    /// <param name="estimators">Reads its estimator.</param>
    /// <returns>The calibration with its estimator.</returns>
    /// <exception cref="CalibrationException">There is none, or it is damaged, or the two do not belong together.</exception>
    public TaskConfidence Load(IContentReader<IAnswerEstimator> estimators)
    {
        ArgumentNullException.ThrowIfNull(estimators);
        Calibration calibration = CalibrationFile.Read(Content(Calibration.FileName), Path.Combine(path, Calibration.FileName));
        byte[] content = Content(calibration.Estimator.File);
        if (!Convert.ToHexStringLower(SHA256.HashData(content)).Equals(calibration.Estimator.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new CalibrationException(
                $"{Path.Combine(path, calibration.Estimator.File)} is not the estimator that {Calibration.FileName} was made with", "make both anew");
        }

        try
        {
            return new TaskConfidence { Calibration = calibration, Estimator = estimators.Read(content) };
        }
        catch (InvalidDataException damaged)
        {
            throw new CalibrationException($"{Path.Combine(path, calibration.Estimator.File)}: {damaged.Message}", "make it anew", damaged);
        }
    }

    private byte[] Content(string file)
    {
        string at = Path.Combine(path, file);
        try
        {
            return File.ReadAllBytes(at);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CalibrationException($"{at} is not there", "name a folder that 'suffice learn --out' or 'suffice calibrate' wrote", absent);
        }
    }

    private void Replace(string file, ReadOnlySpan<byte> content) => WholeFile.Replace(Path.Combine(path, file), content);
}
