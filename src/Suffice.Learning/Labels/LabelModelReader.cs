using Suffice.Files;
using Suffice.Learning.Storing;
using Suffice.Providers.Local;

namespace Suffice.Learning.Labels;

/// <summary>Reads the local models that this version makes.</summary>
public sealed class LabelModelReader : IContentReader<ILocalModel>
{
    /// <inheritdoc/>
    public ILocalModel Read(ReadOnlyMemory<byte> content) => ModelContent.Read(content, LabelClassifier.Load);
}
