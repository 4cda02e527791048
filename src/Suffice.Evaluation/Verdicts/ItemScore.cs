namespace Suffice.Evaluation.Verdicts;

/// <summary>What one model's answer to one item was worth: passed, failed, graded between them, or an error, which is none of these.</summary>
public readonly record struct ItemScore
{
    private ItemScore(double? value) => Value = value;

    /// <summary>It passed.</summary>
    public static ItemScore Pass { get; } = new(1);

    /// <summary>It failed.</summary>
    public static ItemScore Fail { get; } = new(0);

    /// <summary>There was no answer, or nothing could judge it: never a pass, and no evidence of a fail either.</summary>
    public static ItemScore Error { get; }

    /// <summary>0 to 1; <see langword="null"/> for an error.</summary>
    public double? Value { get; }

    /// <summary>Whether there is no score.</summary>
    public bool IsError => Value is null;

    /// <summary>A graded answer.</summary>
    /// <param name="value">0 to 1.</param>
    /// <returns>The score.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public static ItemScore Of(double value) => value is >= 0 and <= 1
        ? new ItemScore(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A score lies from 0 to 1.");
}
