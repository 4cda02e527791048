namespace Suffice.Learning.Storing;

/// <summary>Reads the content of a learned file as <see cref="Suffice.Files.IContentReader{T}"/> promises: what is wrong with it is told by the exception that Suffice itself knows.</summary>
internal static class ModelContent
{
    /// <summary>Reads it.</summary>
    /// <typeparam name="T">What the file holds.</typeparam>
    /// <param name="content">The content.</param>
    /// <param name="load">Reads a file.</param>
    /// <exception cref="InvalidDataException">It holds no such thing, or is damaged.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> content, Func<Stream, T> load)
    {
        try
        {
            using MemoryStream stream = new(content.ToArray(), writable: false);
            return load(stream);
        }
        catch (ModelFileException damaged)
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }
}
