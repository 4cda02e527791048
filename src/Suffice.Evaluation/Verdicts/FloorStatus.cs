namespace Suffice.Evaluation.Verdicts;

/// <summary>How a model stands to an absolute mark.</summary>
public enum FloorStatus
{
    /// <summary>Too few items, or the mean lies below the mark and the interval on both sides of it.</summary>
    InsufficientData,

    /// <summary>The whole interval lies at or above the mark.</summary>
    MeetsFloor,

    /// <summary>The mean reaches the mark, but the interval begins below it.</summary>
    Likely,

    /// <summary>The whole interval lies below the mark.</summary>
    Fails,
}
