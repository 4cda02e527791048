namespace Suffice.Confidence;

/// <summary>How likely an answer is right, and how likely the last rung's answer to the same call would be.</summary>
/// <param name="Right">Probability that this rung's answer is right, from 0 to 1; calibrated on labelled calls of the same task.</param>
/// <param name="LastRight">Probability that the last rung's answer is right, from 0 to 1.</param>
public readonly record struct AnswerEstimate(double Right, double LastRight)
{
    /// <summary>What asking the last rung is expected to add, from -1 to 1: the order in which calls are worth escalating.</summary>
    public double Gain => LastRight - Right;
}
