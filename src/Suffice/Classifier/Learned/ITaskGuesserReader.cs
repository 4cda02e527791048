namespace Suffice.Classifier.Learned;

/// <summary>Reads the learned classifier that a policy names.</summary>
public interface ITaskGuesserReader
{
    /// <summary>Reads a classifier.</summary>
    /// <param name="content">The file's content.</param>
    /// <returns>The classifier.</returns>
    /// <exception cref="InvalidDataException">It is no classifier, or damaged; the message says which.</exception>
    ITaskGuesser Read(ReadOnlyMemory<byte> content);
}
