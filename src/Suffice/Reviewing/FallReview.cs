namespace Suffice.Reviewing;

/// <summary>How far the detectors of a fall are.</summary>
/// <param name="Compared">Pairs compared since they began.</param>
/// <param name="Usual">How many of the first say what is usual.</param>
/// <param name="Evidence">The e-detector's evidence of a fall; an alarm at <paramref name="AlarmAt"/>.</param>
/// <param name="AlarmAt">The evidence of an alarm: the mean number of pairs between two false ones.</param>
public sealed record FallReview(long Compared, int Usual, double Evidence, int AlarmAt);
