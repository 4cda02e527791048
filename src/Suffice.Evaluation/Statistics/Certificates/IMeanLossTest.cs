namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>Tests, with a finite-sample guarantee, whether a mean loss is below a risk.</summary>
/// <remarks>The losses are independent draws from the traffic that is to be served; nothing else is assumed of them but their range.</remarks>
public interface IMeanLossTest
{
    /// <summary>Its name, as written into a certificate.</summary>
    string Name { get; }

    /// <summary>The p-value of "the mean loss is at least the risk".</summary>
    /// <param name="losses">One loss an item, within the range of the test.</param>
    /// <param name="risk">The risk.</param>
    /// <returns>A number from 0 to 1 that is below any a with a probability of at most a when the mean loss is at least the risk.</returns>
    double PValue(ReadOnlySpan<double> losses, double risk);

    /// <summary>The least risk that the losses rule out as too high.</summary>
    /// <param name="losses">One loss an item, within the range of the test.</param>
    /// <param name="confidence">How sure, above 0 and below 1.</param>
    /// <returns>A one-sided upper bound of the mean loss.</returns>
    double UpperBound(ReadOnlySpan<double> losses, double confidence);
}
