namespace Suffice.Ledger;

/// <summary>How an upstream call ended.</summary>
public enum AttemptOutcome
{
    /// <summary>Its answer passed and was served.</summary>
    Accepted,

    /// <summary>Its answer failed the gate.</summary>
    Rejected,

    /// <summary>It was stopped while arriving because it could not pass any more.</summary>
    Abandoned,

    /// <summary>The call failed.</summary>
    Failed,

    /// <summary>It helped a check.</summary>
    Consulted,

    /// <summary>The caller went away, the deadline passed, or the same call was answered sooner elsewhere.</summary>
    Cancelled,
}
