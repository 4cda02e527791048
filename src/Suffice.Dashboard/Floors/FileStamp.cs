namespace Suffice.Dashboard.Floors;

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
