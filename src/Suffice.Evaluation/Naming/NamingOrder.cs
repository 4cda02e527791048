using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Naming;

/// <summary>What is asked of a learned task classifier.</summary>
public sealed record NamingOrder
{
    /// <summary>The share of the named calls that shall be named right, above 0 and below 1.</summary>
    /// <value>0.95.</value>
    public double Right { get; init; } = 0.95;

    /// <summary>How sure that shall be, from 0.5 to below 1.</summary>
    /// <value>0.95.</value>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The share of the calls held back from training, for the threshold.</summary>
    /// <value>0.5.</value>
    public double HeldShare { get; init; } = 0.5;

    /// <summary>After how long a person must look again.</summary>
    /// <value>90 days.</value>
    public TimeSpan GoodFor { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How to train; its seed also draws what is held back.</summary>
    public LabelLearning Learning { get; init; } = new() { Seed = 1 };
}
