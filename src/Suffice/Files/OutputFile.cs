using System.Text;

namespace Suffice.Files;

/// <summary>Writes files whole or not at all, and none over another without being told to.</summary>
public static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; missing folders are made.</param>
    /// <param name="force">Whether a file that is there may be replaced.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <exception cref="OutputExistsException">It is there, and <paramref name="force"/> is false.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Write(string path, bool force, Action<TextWriter> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);

        Refuse(path, force);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        OutputPlace.Make(folder);
        string draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (StreamWriter writer = new(draft, append: false, Utf8) { NewLine = "\n" })
            {
                write(writer);
            }

            Place(draft, path, force);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Makes sure that a file may and can be written; for commands that want to know before long work.</summary>
    /// <param name="path">Where something will be written.</param>
    /// <param name="force">Whether it may be replaced.</param>
    /// <exception cref="OutputExistsException">It is there, and <paramref name="force"/> is false.</exception>
    /// <exception cref="IOException">Its folder takes no file.</exception>
    public static void Demand(string path, bool force)
    {
        Refuse(path, force);
        OutputPlace.Demand(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Refuses a path that would be written over.</summary>
    /// <param name="path">Where something will be written.</param>
    /// <param name="force">Whether it may be replaced.</param>
    /// <exception cref="OutputExistsException">It is there, and <paramref name="force"/> is false.</exception>
    public static void Refuse(string path, bool force)
    {
        if (!force && File.Exists(path))
        {
            throw new OutputExistsException(path);
        }
    }

    private static void Place(string draft, string path, bool force)
    {
        try
        {
            File.Move(draft, path, overwrite: force);
        }
        catch (IOException) when (!force && File.Exists(path))
        {
            throw new OutputExistsException(path);
        }
    }
}
