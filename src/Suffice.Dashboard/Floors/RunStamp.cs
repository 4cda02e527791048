using Suffice.Evaluation.Runs.People;

namespace Suffice.Dashboard.Floors;

/// <summary>Tells a run from what it was before: its file, and what people said of its answers.</summary>
/// <param name="Run">Its file.</param>
/// <param name="Labels">The labels beside it.</param>
internal readonly record struct RunStamp(FileStamp Run, FileStamp Labels)
{
    /// <summary>Looks at a run.</summary>
    /// <param name="file">Its file, as it was listed.</param>
    /// <returns>Its stamp.</returns>
    public static RunStamp Of(FileInfo file) => new(FileStamp.Of(file), FileStamp.Of(new FileInfo(KeptLabels.PathOf(file.FullName))));
}
