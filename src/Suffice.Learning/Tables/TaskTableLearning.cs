namespace Suffice.Learning.Tables;

/// <summary>How a task table is fitted.</summary>
public sealed record TaskTableLearning
{
    /// <summary>The model whose quality is to be kept; <see langword="null"/> for the last rung.</summary>
    public string? Ceiling { get; init; }

    /// <summary>The share of the ceiling's right answers that the choice must keep, above 0.</summary>
    /// <value>0.99.</value>
    public double Keep { get; init; } = 0.99;

    /// <summary>By what calls are of one task.</summary>
    /// <value><see cref="TaskGrouping.Told"/>.</value>
    public TaskGrouping Grouping { get; init; }

    /// <summary>Into how many parts the calls are split to see what the choice keeps on calls it was not made on; at least 2.</summary>
    /// <value>5.</value>
    public int Folds { get; init; } = 5;

    /// <summary>How often they are split anew.</summary>
    /// <value>2.</value>
    public int Splits { get; init; } = 2;

    /// <summary>Seeds the splits and the intervals.</summary>
    /// <value>1.</value>
    public int Seed { get; init; } = 1;
}
