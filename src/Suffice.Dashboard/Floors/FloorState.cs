namespace Suffice.Dashboard.Floors;

/// <summary>How a task stands to the floor that its policy states.</summary>
public enum FloorState
{
    /// <summary>The policy states none.</summary>
    NoFloor,

    /// <summary>No eval run has asked the cheapest model of its ladder, as it is pinned today.</summary>
    NotMeasured,

    /// <summary>Measured, and nothing can be said: too few items, a run that was not finished, a judge that nobody measured.</summary>
    TooFew,

    /// <summary>The whole interval lies at or above the floor.</summary>
    Meets,

    /// <summary>The mean reaches the floor, but the interval begins below it, or the run was not finished.</summary>
    Likely,

    /// <summary>The whole interval lies below the floor.</summary>
    Fails,
}
