namespace Suffice.Evaluation.Verdicts;

/// <summary>What "good enough" means, said before the items are looked at.</summary>
public sealed record VerdictRule
{
    /// <summary>The share of items with an error that a run may leave out: 0.02.</summary>
    public const double UsualErrorShare = 0.02;

    /// <summary>The mean score that the small model has to reach, 0 to 1; <see langword="null"/> for no such mark.</summary>
    public double? FloorMark { get; init; }

    /// <summary>How many points, of 100, the small model may be worse than the large one; <see langword="null"/> shows the difference and lets it decide nothing. 2 by default.</summary>
    public double? MarginPoints { get; init; } = 2;

    /// <summary>How sure, above 0 and below 1; 0.95 by default. One-sided for the margin; for the floor it is that of the two-sided interval.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The chance with which the number of further items is meant to settle it; 0.8 by default.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The share of items with an error above which a run settles nothing; 0.02 by default, for what errors hide may be as large as the margin.</summary>
    public double MaxErrorShare { get; init; } = UsualErrorShare;

    /// <summary>The margin as a share.</summary>
    public double? Margin => MarginPoints / 100;

    /// <summary>Says what is wrong with the rule.</summary>
    /// <returns>The sentence; <see langword="null"/> when nothing is.</returns>
    public string? Problem() => this switch
    {
        { FloorMark: { } mark } when !(mark is > 0 and < 1) =>
            $"a floor of {mark} is no share above 0 and below 1; for 90% say 0.9",
        { MarginPoints: { } points } when !(points is > 0 and < 100) =>
            $"a margin of {points} points is not above 0 and below 100; two points are 2, and no margin at all can never be shown",
        _ when !(Confidence is > 0.5 and < 1) => $"a confidence of {Confidence} is not above 0.5 and below 1, such as 0.95",
        _ when !(Power is > 0 and < 1) => $"a power of {Power} is not above 0 and below 1, such as 0.8",
        _ when !(MaxErrorShare is >= 0 and <= 1) => $"a share of errors of {MaxErrorShare} is not from 0 to 1",
        _ => null,
    };
}
