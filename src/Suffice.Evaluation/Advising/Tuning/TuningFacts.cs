using System.Collections.Immutable;
using Suffice.Catalog;

namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>What is known of a task that bears on tuning.</summary>
internal sealed record TuningFacts
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The time (UTC): prices are dated.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The capable model.</summary>
    public required Model Capable { get; init; }

    /// <summary>The small prompted model; <see langword="null"/> when none is known.</summary>
    public Model? Small { get; init; }

    /// <summary>True when the small model, prompted, was shown to be good enough.</summary>
    public bool IsSmallProved { get; init; }

    /// <summary>What a call uses; <see langword="null"/> when not known.</summary>
    public CallTokens? Tokens { get; init; }

    /// <summary>What the fixed part of a prompt was estimated on.</summary>
    public string FixedFrom { get; init; } = "no call";

    /// <summary>Calls a month; <see langword="null"/> when not known.</summary>
    public decimal? CallsPerMonth { get; init; }

    /// <summary>What a call has cost in the ledger, in USD, every overhead inside; <see langword="null"/> when there is no ledger, or a price in it is not known.</summary>
    public decimal? PaidCallUsd { get; init; }

    /// <summary>The share of prompt tokens that was read from a cache already; <see langword="null"/> when not known.</summary>
    public double? CachedShare { get; init; }

    /// <summary>Where the volume comes from.</summary>
    public string CallsFrom { get; init; } = "no ledger";

    /// <summary>True when the answers are labels of a closed set; <see langword="null"/> when not known.</summary>
    public bool? HasClosedLabels { get; init; }

    /// <summary>True when the ladder has a local rung.</summary>
    public bool HasLocalRung { get; init; }

    /// <summary>The model that would be tuned, when one was named.</summary>
    public Model? TunedBase { get; init; }

    /// <summary>What speaks for or against tuning beside the money.</summary>
    public ImmutableArray<string> Signs { get; init; } = [];

    /// <summary>Accepted answers that are kept with their calls.</summary>
    public long AcceptedKept { get; init; }

    /// <summary>True when the count stopped there, so that there may be more.</summary>
    public bool IsAcceptedCut { get; init; }

    /// <summary>Labelled items that take no part in training.</summary>
    public int HeldItems { get; init; }

    /// <summary>Since when the standard has stood, as the files and the ledger tell; <see langword="null"/> when there is none.</summary>
    public DateOnly? StandardSince { get; init; }

    /// <summary>How that is known.</summary>
    public string StandardFrom { get; init; } = "nothing is written";

    /// <summary>The vendor whose model gave the answers that would be learned from.</summary>
    public required string Teacher { get; init; }

    /// <summary>True when a prompted model stays on the ladder to go back to.</summary>
    public bool HasRungToGoBackTo { get; init; }
}
