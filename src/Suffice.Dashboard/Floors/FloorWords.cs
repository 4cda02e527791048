using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Floors;

/// <summary>How a task's standing to its floor reads.</summary>
internal static class FloorWords
{
    /// <summary>It as a cell.</summary>
    /// <param name="floor">The standing; <see langword="null"/> for a task that the policy does not have.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(TaskFloor? floor) => floor?.State switch
    {
        FloorState.Meets => Cell.State("holds", Tone.Good, floor.Judged!.Model),
        FloorState.Likely => Cell.State("not shown", Tone.Warn, floor.Judged!.Model),
        FloorState.TooFew => Cell.State(floor.Judged!.Mean is null ? "judge not measured" : floor.IsWhole ? "too few items" : "not finished", Tone.Warn, floor.Judged.Model),
        FloorState.Fails => Cell.State("below", Tone.Bad, floor.Judged!.Model),
        FloorState.NotMeasured => Cell.State("not measured", Tone.Warn, floor.Rungs.IsEmpty ? null : floor.Unmeasured[0]),
        FloorState.NoFloor => Cell.State("no floor stated", Tone.Plain, floor.Judged?.Model),
        _ => Cell.None,
    };

    /// <summary>How one rung stands, as a cell.</summary>
    /// <param name="state">How.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(FloorState state) => state switch
    {
        FloorState.Meets => Cell.State("holds", Tone.Good),
        FloorState.Likely => Cell.State("not shown", Tone.Warn),
        FloorState.TooFew => Cell.State("too few items", Tone.Warn),
        FloorState.Fails => Cell.State("below", Tone.Bad),
        FloorState.NotMeasured => Cell.State("not measured", Tone.Warn),
        _ => Cell.State("no floor stated", Tone.Plain),
    };
}
