namespace Suffice.Policy;

/// <summary>What follows a failed check: mend it, ask the same rung again with the violation told, and then.</summary>
/// <param name="Repair">True to mend without a model first, where the check can.</param>
/// <param name="Retries">How often the same rung is asked again, told what was wrong; 0 or more.</param>
/// <param name="Then">What follows when that did not help.</param>
public sealed record FailurePlan(bool Repair, int Retries, FailureAction Then)
{
    /// <summary>Straight to the next rung.</summary>
    public static FailurePlan Escalate { get; } = new(Repair: false, Retries: 0, FailureAction.Escalate);
}

/// <summary>What follows a check that stays failed.</summary>
public enum FailureAction
{
    /// <summary>Ask the next rung.</summary>
    Escalate,

    /// <summary>Give the caller no answer, and say why.</summary>
    Refuse,

    /// <summary>Hand the call to a person: the caller gets no answer now, and the ledger marks it for review.</summary>
    Person,
}

/// <summary>What follows when no rung's answer passed.</summary>
public enum ExhaustedAction
{
    /// <summary>Give the caller no answer, and say why. The default: an answer that fails the standard is not an answer.</summary>
    Refuse,

    /// <summary>Give the caller the last rung's answer, marked as not having passed.</summary>
    Serve,

    /// <summary>Hand the call to a person.</summary>
    Person,
}
