namespace Suffice.Providers.Recordings;

/// <summary>Opens recordings for reading, and says in plain words why one cannot be opened.</summary>
internal static class RecordingFile
{
    public static FileStream Open(string path, FileOptions options)
    {
        try
        {
            // Shared with a writer, so that a recording can be read while it grows.
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException(new RecordingProblem(path, 0, Reason(path, e)), e);
        }
    }

    private static string Reason(string path, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException when Directory.Exists(path) => "a directory; a JSON Lines file is wanted",
        UnauthorizedAccessException => "this user may not read it",
        _ => e.Message,
    };
}
