namespace Suffice.Evaluation.Advising.Training;

/// <summary>How examples are divided.</summary>
/// <param name="Train">Parts to train on, above 0.</param>
/// <param name="Validation">Parts to watch training by, from 0.</param>
/// <param name="Test">Parts that training never sees, from 0.</param>
public readonly record struct SplitShares(int Train, int Validation, int Test)
{
    /// <summary>Eight, one and one of ten.</summary>
    public static SplitShares Usual => new(80, 10, 10);
}
