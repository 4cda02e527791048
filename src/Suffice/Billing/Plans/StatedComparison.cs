using System.Collections.Immutable;
using Suffice.Billing.Amounts;
using Suffice.Billing.Plans.Entries;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans;

/// <summary>Compares what somebody has stated with what the parts add up to, at the places that were stated.</summary>
internal static class StatedComparison
{
    /// <summary>Compares what was stated of the flow.</summary>
    /// <param name="stated">What was stated; <see langword="null"/> for nothing.</param>
    /// <param name="bill">The bill.</param>
    public static ImmutableArray<StatedFigure> Of(StatedEntry? stated, FlowBill bill) => stated is null ? [] :
    [
        .. Of(new StatedTimesEntry { Before = stated.Before, After = stated.After, Saving = stated.Saving, Saved = stated.Saved }, bill.PerRun, string.Empty, $" per {bill.Run}"),
        .. Of(stated.PerThousand, bill.PerThousand, string.Empty, " per thousand"),
        .. Of(stated.PerMonth, bill.PerMonth, string.Empty, " per month"),
    ];

    /// <summary>Compares what was stated of a sum.</summary>
    /// <param name="stated">What was stated; <see langword="null"/> for nothing.</param>
    /// <param name="sum">The sum as computed; <see langword="null"/> where it cannot be.</param>
    /// <param name="of">Before the figure's name.</param>
    /// <param name="per">After it.</param>
    public static ImmutableArray<StatedFigure> Of(StatedTimesEntry? stated, BillSum? sum, string of, string per = "")
    {
        ImmutableArray<StatedFigure>.Builder figures = ImmutableArray.CreateBuilder<StatedFigure>();
        Add(stated?.Before, sum?.Before, "before");
        Add(stated?.After, sum?.After, "after");
        Add(stated?.Saved, sum?.Saved, "saved");
        if (stated?.Saving is { } saving)
        {
            figures.Add(Compare($"{of}saving{per}", saving.Low, saving.High, sum?.SavedShare?.Low, sum?.SavedShare?.High, Exact));
        }

        return figures.ToImmutable();

        void Add(NumberRange? amount, UsdRange? computed, string name)
        {
            if (amount is { } known)
            {
                figures.Add(Compare($"{of}{name}{per}", known.Low, known.High, computed?.Low, computed?.High, BillFigures.Usd));
            }
        }
    }

    private static StatedFigure Compare(string of, decimal low, decimal high, decimal? computedLow, decimal? computedHigh, Func<decimal?, string> write)
    {
        string stated = low == high ? write(low) : $"{write(low)}..{write(high)}";
        if (computedLow is not { } least || computedHigh is not { } most)
        {
            return new StatedFigure(of, low, high, null, null, Agrees: false, $"{of}: stated {stated}; what it adds up to is unknown, for a price is missing");
        }

        string computed = least == most ? write(least) : $"{write(least)}..{write(most)}";
        bool agrees = IsRounded(low, least) && IsRounded(high, most);
        if (low == high && !agrees && low >= least && low <= most)
        {
            return new StatedFigure(of, low, high, least, most, Agrees: true, $"{of}: stated {stated}, which lies within what the parts add up to: {computed}");
        }

        string says = !agrees ? $"stated {stated}, but the parts add up to {computed}: {Difference(low, least, high, most, write)}"
            : low == least && high == most ? $"stated {stated}, and so the parts add up"
            : $"stated {stated}; the parts add up to {computed}, which rounds to it";
        return new StatedFigure(of, low, high, least, most, agrees, $"{of}: {says}");
    }

    /// <summary>Within half of the last place that was stated.</summary>
    private static bool IsRounded(decimal stated, decimal computed)
    {
        decimal half = 0.5m;
        for (int place = 0; place < stated.Scale; place++)
        {
            half /= 10;
        }

        return Math.Abs(stated - computed) <= half;
    }

    private static string Difference(decimal low, decimal least, decimal high, decimal most, Func<decimal?, string> write)
    {
        string atLow = Difference(low, least, write);
        string atHigh = Difference(high, most, write);

        return (low == high && least == most) || atLow == atHigh ? atLow : $"{atLow} at the low end, {atHigh} at the high end";
    }

    // Between two shares lie points, not percent.
    private static string Difference(decimal stated, decimal computed, Func<decimal?, string> write) =>
        computed == stated ? "the same" : $"{Apart(Math.Abs(computed - stated), write)} {(computed > stated ? "more" : "less")}";

    private static string Apart(decimal apart, Func<decimal?, string> write) =>
        write(apart) is ['1', '%'] ? "1 point" : write(apart).Replace("%", " points", StringComparison.Ordinal);

    private static string Exact(decimal? share) => BillFigures.Percent(share ?? 0);
}
