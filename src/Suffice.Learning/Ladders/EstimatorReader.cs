using Suffice.Confidence;
using Suffice.Files;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Ladders;

/// <summary>Reads the estimators that <see cref="LadderLearner"/> fits.</summary>
public sealed class EstimatorReader : IContentReader<IAnswerEstimator>
{
    /// <inheritdoc/>
    public IAnswerEstimator Read(ReadOnlyMemory<byte> content) => ModelContent.Read(content, LadderEstimator.Load);
}
