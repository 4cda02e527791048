namespace Suffice.Providers.Local;

/// <summary>Reads local models.</summary>
public interface ILocalModelReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="content">The file's content.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is no local model, or damaged; the message says which.</exception>
    ILocalModel Read(ReadOnlyMemory<byte> content);
}
