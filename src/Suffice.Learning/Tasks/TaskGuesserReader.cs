using Suffice.Classifier.Learned;
using Suffice.Files;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tasks;

/// <summary>Reads the task classifiers that this version makes.</summary>
public sealed class TaskGuesserReader : IContentReader<ITaskGuesser>
{
    /// <inheritdoc/>
    public ITaskGuesser Read(ReadOnlyMemory<byte> content) => ModelContent.Read(content, TaskGuesser.Load);
}
