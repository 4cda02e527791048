namespace Suffice.Learning.Tables;

/// <summary>How good one model is in one task, and what a call costs there.</summary>
/// <param name="Model">The model.</param>
/// <param name="Calls">How many labelled calls there are.</param>
/// <param name="Right">How many of them it answered right.</param>
/// <param name="RightRate">The estimated share of right answers: its own in this task, drawn towards its own in all tasks.</param>
/// <param name="RightLow">Lower end of the 95% interval of <paramref name="RightRate"/>.</param>
/// <param name="RightHigh">Upper end of it.</param>
/// <param name="Uplift">How much more often than the ceiling it is right, on the same calls, drawn in the same way; 0 for the ceiling.</param>
/// <param name="UpliftLow">Lower end of the 95% interval of <paramref name="Uplift"/>.</param>
/// <param name="UpliftHigh">Upper end of it.</param>
/// <param name="CostUsd">The estimated mean cost of a call in USD; <see langword="null"/> when the cost of some call is not known.</param>
public sealed record TaskTableCell(
    string Model,
    int Calls,
    int Right,
    double RightRate,
    double RightLow,
    double RightHigh,
    double Uplift,
    double UpliftLow,
    double UpliftHigh,
    double? CostUsd);
