namespace Suffice.Learning.Ladders;

/// <summary>How an estimator is fitted.</summary>
public sealed record LadderLearning
{
    /// <summary>Seeds folds, passes and trees: the same calls and seed give the same estimator.</summary>
    /// <value>0.</value>
    public int Seed { get; init; }

    /// <summary>Whether the category that a call's metadata names is believed.</summary>
    /// <value>True.</value>
    public bool UseCategory { get; init; } = true;

    /// <summary>Whether the words of call and answer are learned from, beside the signals.</summary>
    /// <value>True.</value>
    public bool UseText { get; init; } = true;

    /// <summary>Into how many parts the calls are split to see what holds on calls not learned from; at least 2.</summary>
    /// <value>5.</value>
    public int Folds { get; init; } = 5;

    /// <summary>How many bits the buckets of hashed words have; 10 to 18.</summary>
    /// <value>16: 65,536 buckets.</value>
    public int Bits { get; init; } = 16;

    /// <summary>What a call's loss weighs against the size of the words' weights; above 0.</summary>
    /// <value>1.</value>
    public double TextCost { get; init; } = 1;
}
