namespace Suffice.Watching.Shadows;

/// <summary>What became of the answers that were drawn to be compared, since the start.</summary>
/// <param name="Drawn">Answers drawn.</param>
/// <param name="Compared">Answers whose call was asked of the last rung.</param>
/// <param name="Dropped">Answers not compared because too many waited, or the engine ended.</param>
/// <param name="OverBudget">Answers not compared because the day's budget would not have held the worst case.</param>
/// <param name="Unpriced">Answers not compared because the last rung's worst case is not known.</param>
public sealed record ShadowCounts(long Drawn, long Compared, long Dropped, long OverBudget, long Unpriced);
