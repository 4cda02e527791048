using System.Collections.Immutable;
using System.Globalization;
using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Files;
using Suffice.Policy.Compiling.Models;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling;

/// <summary>Makes a task's confidence of its calibration; refuses one that rests on none.</summary>
internal sealed class ConfidenceCompiler(Compilation load, IContentReader<IAnswerEstimator>? estimators, ModelTable models, ISet<string> modelsAsked)
{
    /// <summary>Reads the calibration a task's confidence rests on.</summary>
    /// <param name="task">The task as written.</param>
    /// <param name="ladder">Its ladder.</param>
    /// <param name="gate">The signature of its gate.</param>
    /// <returns>The confidence; <see langword="null"/> when none is asked for, or it cannot be had, which is told.</returns>
    public TaskConfidence? Compile(WrittenTask task, ImmutableArray<Model> ladder, string gate)
    {
        if (task.Entry.Confidence is not { } entry || load.Options.WithoutCalibrations)
        {
            return null;
        }

        string path = $"{task.Path}.confidence";
        string command = $"run: suffice calibrate {Shown.Key(task.Name)}{(entry.Risk is { } risk ? string.Create(CultureInfo.InvariantCulture, $" --risk {risk}") : string.Empty)}";
        if (FileOf(task, entry) is not { } file || !load.Sources.Exists(file))
        {
            load.Findings.Error(path, "the task has no calibration, and nothing uncalibrated lets an answer pass", command);
            return null;
        }

        try
        {
            SourceRead read = load.Sources.Read(file);
            byte[] content = read.Bytes ?? throw new CalibrationException($"{Path.GetFileName(file)}: {read.Wrong}", command);
            Calibration calibration = CalibrationFile.Read(content, Path.GetFileName(file));
            Demand(entry, calibration, command);
            TaskConfidence confidence = new()
            {
                Calibration = calibration,
                Estimator = EstimatorOf(calibration, file, command),
                Folder = Path.GetDirectoryName(file),
                AtLeast = entry.AtLeast,
                WhenInvalid = entry.WhenInvalid,
                Changes = Changes(task, calibration, ladder, gate),
            };
            Tell(path, confidence, command);
            return confidence;
        }
        catch (CalibrationException wrong)
        {
            load.Findings.Error(path, wrong.Wrong, wrong.Right);
            return null;
        }
    }

    private static string? FileOf(WrittenTask task, ConfidenceEntry entry) =>
        entry.Calibration is { } stated ? Path.GetFullPath(stated, task.BaseFolder)
        : task.OwnFolder is { } folder ? Path.Combine(folder, Calibration.FileName)
        : null;

    private IAnswerEstimator EstimatorOf(Calibration calibration, string file, string command)
    {
        if (estimators is null)
        {
            throw new CalibrationException("this program was built without estimators", "use one that has them, or remove it");
        }

        try
        {
            return LearnedFile.Read(load.Sources, file, calibration.Estimator.File, calibration.Estimator.Sha256, estimators, "estimator");
        }
        catch (InvalidDataException broken)
        {
            throw new CalibrationException(broken.Message, command, broken);
        }
    }

    private static void Demand(ConfidenceEntry entry, Calibration calibration, string command)
    {
        if (entry.Risk is { } risk
            && !(calibration is { Certificate: not null, Promise: { Kind: PromiseKind.Regret or PromiseKind.FloorRisk } promise } && promise.Value <= risk))
        {
            throw new CalibrationException(
                calibration is { Certificate: not null, Promise: { } other }
                    ? string.Create(CultureInfo.InvariantCulture, $"the calibration promises a {other.Kind.ToString().ToLowerInvariant()} of {other.Value}, and the policy asks for a risk of at most {risk}")
                    : "the calibration holds no certificate",
                command);
        }

        if (entry.AtLeast is null && calibration.AcceptUpTo is null && calibration.StartAbove is null)
        {
            throw new CalibrationException("no threshold could be certified, so that every call would go to the last rung", $"more labelled calls and {command}; or no confidence");
        }
    }

    private ImmutableArray<string> Changes(WrittenTask task, Calibration calibration, ImmutableArray<Model> ladder, string gate)
    {
        ImmutableArray<string>.Builder changes = ImmutableArray.CreateBuilder<string>();
        if (calibration.Task != task.Name)
        {
            changes.Add($"it was made for the task '{Shown.Key(calibration.Task)}'");
        }

        if (!calibration.Ladder.Select(m => m.Id).SequenceEqual(ladder.Select(m => m.Id), StringComparer.Ordinal)
            || !calibration.Ladder.Select(m => m.Name).SequenceEqual(ladder.Select(m => m.Name), StringComparer.Ordinal))
        {
            changes.Add($"the ladder has changed (then {string.Join(" > ", calibration.Ladder.Select(m => m.Id))}, now {string.Join(" > ", ladder.Select(m => m.Id))})");
        }

        if (calibration.Second is { } second)
        {
            modelsAsked.Add(second.Name);
            if (models.Find(second.Name, $"{task.Path}.confidence") is { } now && now.Id != second.Id)
            {
                changes.Add($"the second model has changed (then {second.Id}, now {now.Id})");
            }
        }

        if (calibration.Gate != gate)
        {
            changes.Add("the gate has changed");
        }

        return changes.ToImmutable();
    }

    private void Tell(string path, TaskConfidence confidence, string command)
    {
        if (confidence.WhyInvalid(load.Now) is { } invalid)
        {
            load.Findings.Notice(
                path,
                $"{invalid}; until it is made anew {(confidence.WhenInvalid == InvalidRule.Structural ? "the checks alone decide" : "every call goes to the last rung")}",
                command);
        }
    }
}
