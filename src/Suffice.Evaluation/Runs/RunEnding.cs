namespace Suffice.Evaluation.Runs;

/// <summary>Why a run ended.</summary>
public enum RunEnding
{
    /// <summary>Everything was asked.</summary>
    Whole,

    /// <summary>The next call could have cost more than was left of the cap.</summary>
    AtCap,

    /// <summary>Calls failed for a reason that the next ones would fail for too.</summary>
    Failing,

    /// <summary>The verdict that was watched was reached.</summary>
    Settled,
}
