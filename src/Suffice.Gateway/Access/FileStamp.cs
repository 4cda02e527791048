namespace Suffice.Gateway.Access;

/// <summary>Tells whether a file may have changed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Exists">Whether it is there.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct FileStamp(string Path, bool Exists, DateTime WrittenAt, long Length)
{
    /// <summary>Looks at a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What is seen.</returns>
    public static FileStamp Of(string path)
    {
        FileInfo file = new(path);

        return file.Exists ? new FileStamp(path, true, file.LastWriteTimeUtc, file.Length) : new FileStamp(path, false, default, 0);
    }
}
