namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>Whether a tuned model would pay.</summary>
public enum TuningOutcome
{
    /// <summary>A prompted model costs no more than the tuned one: there is nothing to save.</summary>
    CheaperMoveWins,

    /// <summary>A tuned call costs no less than a call does today.</summary>
    SavesNothing,

    /// <summary>The calls of its life do not pay for it.</summary>
    TooFewCalls,

    /// <summary>The calls of its life pay for it; the conditions have to be met too.</summary>
    Pays,

    /// <summary>A figure is missing.</summary>
    Unknown,
}
