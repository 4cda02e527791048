namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>Ways to pay less for the same calls, in the order in which they are tried.</summary>
public enum MoveKind
{
    /// <summary>Nothing is changed: the capable model with its whole prompt.</summary>
    Stay,

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
