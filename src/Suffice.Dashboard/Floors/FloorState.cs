namespace Suffice.Dashboard.Floors;

/// <summary>How a task stands to the floor that its policy states.</summary>
public enum FloorState
{
    /// <summary>The policy states none.</summary>
    NoFloor,

    /// <summary>No eval run has asked a model of its ladder, as it is pinned today.</summary>
    NotMeasured,

    /// <summary>Measured on too few items to say.</summary>
    TooFew,

    /// <summary>The whole interval lies at or above the floor.</summary>
    Meets,

    /// <summary>The mean reaches the floor, but the interval begins below it.</summary>
    Likely,

    /// <summary>The whole interval lies below the floor.</summary>
    Fails,
}
