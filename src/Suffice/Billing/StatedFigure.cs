namespace Suffice.Billing;

/// <summary>A figure that somebody has stated, beside the same figure as computed from the parts.</summary>
/// <param name="Of">Which figure of what, such as <c>before, a month</c>.</param>
/// <param name="Low">The lowest stated: USD, or a share.</param>
/// <param name="High">The highest stated; the same for a single figure.</param>
/// <param name="ComputedLow">The lowest computed; <see langword="null"/> when a price is not known.</param>
/// <param name="ComputedHigh">The highest computed; <see langword="null"/> when a price is not known.</param>
/// <param name="Agrees">True when the computed figure, rounded to the places that were stated, is the stated one, or a single stated figure lies within a computed range.</param>
/// <param name="Says">Both figures, and how they differ, in words.</param>
public sealed record StatedFigure(string Of, decimal Low, decimal High, decimal? ComputedLow, decimal? ComputedHigh, bool Agrees, string Says);
