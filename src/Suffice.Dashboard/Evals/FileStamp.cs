using Suffice.Evaluation.Labelling;

namespace Suffice.Dashboard.Evals;

/// <summary>Tells a file from what it was before: lines of a run are only ever added.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="WrittenAt">When it was written last (UTC).</param>
internal readonly record struct FileStamp(long Length, DateTime WrittenAt)
{
    /// <summary>Looks at a file.</summary>
    /// <param name="file">The file, as it was listed.</param>
    /// <returns>Its stamp.</returns>
    public static FileStamp Of(FileInfo file) => file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : default;
}

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
