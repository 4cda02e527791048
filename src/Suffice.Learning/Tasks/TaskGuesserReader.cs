using Suffice.Classifier.Learned;
using Suffice.Files;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tasks;

/// <summary>Reads the task classifiers that this version makes.</summary>
public sealed class TaskGuesserReader : IContentReader<ITaskGuesser>
{
    /// <inheritdoc/>
    public ITaskGuesser Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using MemoryStream stream = new(content.ToArray(), writable: false);

            return TaskGuesser.Load(stream);
        }
        catch (ModelFileException damaged)
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }
}
