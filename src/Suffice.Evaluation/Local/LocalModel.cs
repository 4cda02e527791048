using Suffice.Confidence;
using Suffice.Files;
using Suffice.Learning.Labels;
using Suffice.Providers.Local;

namespace Suffice.Evaluation.Local;

/// <summary>A local model with the content that its id pins.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Classifier">The model.</param>
/// <param name="Content">The model as it is written to disk.</param>
public sealed record LocalModel(string Id, LabelClassifier Classifier, ReadOnlyMemory<byte> Content)
{
    /// <summary>Pins a classifier.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <returns>The model.</returns>
    public static LocalModel Of(LabelClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        using MemoryStream content = new();
        classifier.Save(content);
        byte[] whole = content.ToArray();

        return new LocalModel(LocalModelFile.IdOf(whole), classifier, whole);
    }

    /// <summary>Reads the local model that a calibrated ladder begins with.</summary>
    /// <param name="folder">The calibration's folder.</param>
    /// <param name="calibration">The calibration.</param>
    /// <returns>The model; <see langword="null"/> when the ladder has no local rung.</returns>
    /// <exception cref="CalibrationException">It is not there, or is damaged, or another.</exception>
    public static LabelClassifier? OfLadder(string folder, Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        PinnedModel first = calibration.Ladder[0];
        if (first.Name != LocalRung.Name || !LocalModelFile.IsId(first.Id))
        {
            return null;
        }

        try
        {
            return (LabelClassifier)LocalModelFile.Load(folder, first.Id, new LabelModelReader());
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new CalibrationException($"{LocalModelFile.PathOf(folder, first.Id)}: {broken.Message}", "learn anew with --local", broken);
        }
    }

    /// <summary>Writes it under its id.</summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = LocalModelFile.PathOf(folder, Id);
        WholeFile.Replace(path, Content.Span);

        return path;
    }
}
