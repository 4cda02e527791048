namespace Suffice.Checks;

/// <summary>What a check found.</summary>
public readonly record struct Finding
{
    private Finding(FindingKind kind, string? violation, double? score = null)
    {
        Kind = kind;
        Violation = violation;
        Score = score;
    }

    /// <summary>Passed, failed, or the check has nothing to say about this answer.</summary>
    public FindingKind Kind { get; }

    /// <summary>What is wrong, in words a model can act on; <see langword="null"/> unless failed.</summary>
    public string? Violation { get; }

    /// <summary>The number it rests on, such as a calibrated confidence from 0 to 1; <see langword="null"/> when it rests on none.</summary>
    public double? Score { get; }

    /// <summary>True when the answer must not pass.</summary>
    public bool IsFailed => Kind == FindingKind.Failed;

    /// <summary>The answer meets the check.</summary>
    public static Finding Passed { get; } = new(FindingKind.Passed, null);

    /// <summary>The check does not apply to this answer; it neither passes nor fails it.</summary>
    public static Finding NotApplicable { get; } = new(FindingKind.NotApplicable, null);

    /// <summary>The answer breaks the check.</summary>
    /// <param name="violation">What is wrong and what would be right, in words a model can act on; no secrets.</param>
    /// <returns>The finding.</returns>
    public static Finding Failed(string violation) => new(FindingKind.Failed, violation);

    /// <summary>The same finding with the number it rests on.</summary>
    /// <param name="score">The number.</param>
    /// <returns>The finding.</returns>
    public Finding With(double score) => new(Kind, Violation, score);
}

/// <summary>The outcomes of a check.</summary>
public enum FindingKind
{
    /// <summary>Nothing to say.</summary>
    NotApplicable,

    /// <summary>Met.</summary>
    Passed,

    /// <summary>Broken.</summary>
    Failed,
}
