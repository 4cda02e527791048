namespace Suffice.Evaluation.Advising;

/// <summary>What a task is advised to do.</summary>
public enum AdviceOutcome
{
    /// <summary>The capable model keeps all its calls.</summary>
    KeepCapable,

    /// <summary>A small model is worth an eval; nothing is proved.</summary>
    TrySmall,

    /// <summary>A small model answers first, and what it is not proved for goes to the capable one.</summary>
    SmallWithCapableAbove,

    /// <summary>A small model was shown to be good enough by itself.</summary>
    SmallSuffices,
}
