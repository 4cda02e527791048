namespace Suffice.Learning.Tables;

/// <summary>What choices made on other calls gave on calls held out: the honest figure, free of the luck of having been chosen.</summary>
/// <param name="RightRate">The share of right answers.</param>
/// <param name="CeilingRightRate">The ceiling's share of right answers on the same calls.</param>
/// <param name="Share">The first as a share of the second.</param>
/// <param name="ShareLow">Lower end of its 95% interval, paired by call.</param>
/// <param name="ShareHigh">Upper end of it.</param>
/// <param name="Saving">The share of the ceiling's cost that was saved; <see langword="null"/> where costs are not known.</param>
/// <param name="Caution">How many standard errors above the promise a choice had to be expected; <see langword="null"/> when none sufficed and the ceiling serves all.</param>
public sealed record HeldOutChoice(
    double RightRate, double CeilingRightRate, double Share, double ShareLow, double ShareHigh, double? Saving, double? Caution);
