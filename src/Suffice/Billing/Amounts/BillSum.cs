namespace Suffice.Billing.Amounts;

/// <summary>What something costs before and after, and what is saved. Unknown is never zero.</summary>
/// <remarks>
/// Lowest is compared with lowest and highest with highest: both come of the same run, a cheap or a dear one. Where before and after may
/// move apart, <see cref="WidestSaving"/> says how far.
/// </remarks>
public sealed record BillSum
{
    private const decimal Rounding = 0.000_000_000_000_001m;

    /// <summary>Nothing at all.</summary>
    public static BillSum Nothing { get; } = new() { Before = default(UsdRange), After = default(UsdRange), WidestSaving = default(UsdRange) };

    /// <summary>What it costs without Suffice, in USD; <see langword="null"/> when a price is not known.</summary>
    public required UsdRange? Before { get; init; }

    /// <summary>What it costs as planned or as seen, in USD, every overhead included; <see langword="null"/> when a price is not known.</summary>
    public required UsdRange? After { get; init; }

    /// <summary>What is known of <see cref="Before"/>, in USD: the least it can be.</summary>
    public decimal BeforeAtLeast { get => Before?.Low ?? field; init; }

    /// <summary>What is known of <see cref="After"/>, in USD: the least it can be.</summary>
    public decimal AfterAtLeast { get => After?.Low ?? field; init; }

    /// <summary>Every saving in USD that the ranges allow, whichever ends meet; <see langword="null"/> when a price is not known.</summary>
    public required UsdRange? WidestSaving { get => Snapped(field, Saved); init; }

    /// <summary>Saved in USD where both are lowest; negative when it costs more.</summary>
    public decimal? SavedAtLowest => Before?.Low - After?.Low;

    /// <summary>Saved in USD where both are highest; negative when it costs more.</summary>
    public decimal? SavedAtHighest => Before?.High - After?.High;

    /// <summary>Saved in USD, lowest compared with lowest and highest with highest; <see langword="null"/> when a price is not known.</summary>
    public UsdRange? Saved => (SavedAtLowest, SavedAtHighest) is ({ } one, { } other) ? UsdRange.Between(one, other) : null;

    /// <summary>The share of <see cref="Before"/> that is saved; <see langword="null"/> when a price is not known or nothing was paid.</summary>
    public ShareRange? SavedShare => (Before, After) switch
    {
        ({ High: > 0 } before, { } after) when before.Low > 0 => ShareRange.Between(Share(before.Low, after.Low), Share(before.High, after.High)),
        ({ High: > 0 } before, { Low: 0 } after) => ShareRange.Of(Share(before.High, after.High)),
        _ => null,
    };

    /// <summary>Adds two.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum, unknown where either is.</returns>
    public static BillSum operator +(BillSum left, BillSum right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);

        return new BillSum
        {
            Before = left.Before + right.Before,
            After = left.After + right.After,
            WidestSaving = left.WidestSaving + right.WidestSaving,
            BeforeAtLeast = left.BeforeAtLeast + right.BeforeAtLeast,
            AfterAtLeast = left.AfterAtLeast + right.AfterAtLeast,
        };
    }

    /// <summary>The same as the operator.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static BillSum Add(BillSum left, BillSum right) => left + right;

    /// <summary>What it comes to when it is paid several times.</summary>
    /// <param name="often">How often.</param>
    /// <returns>The sum of all of them.</returns>
    public BillSum Times(HowOften often) => new()
    {
        Before = Before?.Times(often),
        After = After?.Times(often),
        WidestSaving = WidestSaving?.Times(often),
        BeforeAtLeast = often.AtLeast(BeforeAtLeast),
        AfterAtLeast = often.AtLeast(AfterAtLeast),
    };

    /// <summary>What is shared by six is rounded in its last place, and the widest saving may not seem to differ for that.</summary>
    private static UsdRange? Snapped(UsdRange? widest, UsdRange? saved) => (widest, saved) is ({ } wide, { } paired)
        ? new UsdRange(paired.Low - wide.Low < Rounding ? paired.Low : wide.Low, wide.High - paired.High < Rounding ? paired.High : wide.High)
        : widest;

    private static decimal Share(decimal before, decimal after) => (before - after) / before;
}
