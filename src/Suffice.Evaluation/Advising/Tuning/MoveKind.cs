namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>Ways to pay less for the same calls, in the order in which they are tried.</summary>
public enum MoveKind
{
    /// <summary>What is paid today: the ladder as the ledger saw it, every attempt and every call of our own included.</summary>
    Today,

    /// <summary>The capable model alone, with its whole prompt.</summary>
    Capable,

    /// <summary>A smaller model with the same prompt.</summary>
    SmallerModel,

    /// <summary>The capable model, with what is the same in every call read from its provider's cache.</summary>
    CachedPrompt,

    /// <summary>The capable model, answering within a day.</summary>
    Batch,

    /// <summary>The capable model with a shorter prompt.</summary>
    TrimmedPrompt,

    /// <summary>A classifier of the task's own labels, in the process.</summary>
    LocalRung,

    /// <summary>A model tuned on the task's own answers.</summary>
    Tuned,
}
