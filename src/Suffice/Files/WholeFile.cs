namespace Suffice.Files;

/// <summary>Writes a file so that whoever reads it sees the old one or the new one.</summary>
internal static class WholeFile
{
    /// <summary>Replaces a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its new content.</param>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = new(draft, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
