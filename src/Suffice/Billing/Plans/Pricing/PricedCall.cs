using System.Collections.Immutable;
using Suffice.Billing.Amounts;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>One call of a planned step with its prices: everything its line is made of.</summary>
internal sealed record PricedCall
{
    /// <summary>How its cost is known.</summary>
    public required LineKind Kind { get; init; }

    /// <summary>What it is: the task, the models, or what is bought.</summary>
    public string? What { get; init; }

    /// <summary>The task that it is; <see langword="null"/> where none is named.</summary>
    public string? Task { get; init; }

    /// <summary>Its models, cheapest first; empty where none is named.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>The model it had before; <see langword="null"/> where none is named.</summary>
    public string? Baseline { get; init; }

    /// <summary>The models that its gate asks.</summary>
    public ImmutableArray<string> Asks { get; init; } = [];

    /// <summary>The prices of the cheapest call.</summary>
    public required CallEnd Low { get; init; }

    /// <summary>The prices of the dearest call.</summary>
    public required CallEnd High { get; init; }

    /// <summary>The least of what may happen.</summary>
    public required CallRates LowRates { get; init; }

    /// <summary>The most of what may happen.</summary>
    public required CallRates HighRates { get; init; }

    /// <summary>True where before and after are one and the same spending.</summary>
    public bool IsKept { get; init; }

    /// <summary>True where before and after are priced from the same tokens: a dear call is dear on both sides.</summary>
    public bool MovesTogether { get; init; }

    /// <summary>Which price is missing; <see langword="null"/> when none is.</summary>
    public string? WhyUnknown { get; init; }

    /// <summary>What was taken for granted, in words.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>The cost after, where all is lowest.</summary>
    public CallCost Cheapest => CallCost.Of(Low, Low, LowRates);

    /// <summary>The cost after, where all is highest.</summary>
    public CallCost Dearest => CallCost.Of(High, High, HighRates);

    /// <summary>What one call costs before and after.</summary>
    public BillSum Sum => new()
    {
        Before = (Low.Before, High.Before) is ({ } low, { } high) ? new UsdRange(low, high) : null,
        After = (Cheapest.Usd, Dearest.Usd) is ({ } least, { } most) ? new UsdRange(least, most) : null,
        WidestSaving = WidestSaving,
        BeforeAtLeast = Low.Before ?? 0,
        AfterAtLeast = Cheapest.Known,
    };

    /// <summary>What of one call is overhead.</summary>
    public BillOverheads Overheads
    {
        get
        {
            CallCost least = Cheapest;
            CallCost most = Dearest;
            return new BillOverheads(
                UsdRange.Between(least.Rejected, most.Rejected),
                UsdRange.Between(least.Checks, most.Checks),
                UsdRange.Between(least.Judges, most.Judges),
                UsdRange.Between(least.Retries, most.Retries));
        }
    }

    /// <summary>Every saving of a call that is as cheap, or as dear, on both sides, whatever its rates; <see langword="null"/> when a price is missing.</summary>
    public UsdRange? SavingOfOneCall => Savings((cheap, large) => ReferenceEquals(cheap, large));

    private UsdRange? WidestSaving => IsKept ? default(UsdRange) : Savings((cheap, large) => !MovesTogether || ReferenceEquals(cheap, large));

    private UsdRange? Savings(Func<CallEnd, CallEnd, bool> meet)
    {
        CallEnd[] ends = [Low, High];
        decimal?[] savings =
        [
            .. from cheap in ends
               from large in ends
               where meet(cheap, large)
               from rates in (CallRates[])[LowRates, HighRates]
               select large.Before - CallCost.Of(cheap, large, rates).Usd,
        ];
        return savings.Any(saving => saving is null) ? null : new UsdRange(savings.Min()!.Value, savings.Max()!.Value);
    }
}
