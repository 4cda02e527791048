namespace Suffice.Evaluation.Verdicts;

/// <summary>Whether the small model is good enough.</summary>
public enum VerdictOutcome
{
    /// <summary>Not shown either way.</summary>
    Inconclusive,

    /// <summary>Shown to be.</summary>
    Sufficient,

    /// <summary>Shown not to be.</summary>
    Insufficient,
}
