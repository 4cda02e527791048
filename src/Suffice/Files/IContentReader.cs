namespace Suffice.Files;

/// <summary>Reads what Suffice itself cannot: what was learned, out of the content of the file that a policy names.</summary>
/// <typeparam name="T">What is read.</typeparam>
public interface IContentReader<out T>
{
    /// <summary>Reads it.</summary>
    /// <param name="content">The file's content.</param>
    /// <returns>What the file holds.</returns>
    /// <exception cref="InvalidDataException">It holds no such thing, or is damaged; the message says which.</exception>
    T Read(ReadOnlyMemory<byte> content);
}
