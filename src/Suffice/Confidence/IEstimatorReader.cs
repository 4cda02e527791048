namespace Suffice.Confidence;

/// <summary>Reads the estimator that a calibration names.</summary>
public interface IEstimatorReader
{
    /// <summary>Reads an estimator.</summary>
    /// <param name="content">The file's content.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="InvalidDataException">It is no estimator, or damaged; the message says which.</exception>
    IAnswerEstimator Read(ReadOnlyMemory<byte> content);
}
