namespace Suffice.Ledger.Reading;

/// <summary>Which requests to show, the latest arrival first. Every condition stated must hold.</summary>
public sealed record RequestQuery
{
    /// <summary>The longest text to search for, in characters.</summary>
    public const int LongestSearch = 200;

    /// <summary>How many at most, 1 to 1000. Default 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended (<see cref="RequestPage.Next"/>); <see langword="null"/> for the first page.</summary>
    public RequestCursor? After { get; init; }

    /// <summary>Where the page after began (<see cref="RequestPage.Previous"/>), to go back to later ones; not together with <see cref="After"/>.</summary>
    public RequestCursor? Before { get; init; }

    /// <summary>Only those that arrived from then on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those that arrived before then.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only this task; empty text for requests of no task.</summary>
    public string? Task { get; init; }

    /// <summary>Only those served by this model.</summary>
    public string? Model { get; init; }

    /// <summary>Only those made with the key of this name; empty text for those made without a key.</summary>
    public string? Key { get; init; }

    /// <summary>Only those of this run of a pipeline, the row of the run itself included.</summary>
    public string? Run { get; init; }

    /// <summary>Only those made in runs of this pipeline; empty text for those made by themselves.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Only those made by this step of a pipeline.</summary>
    public string? Step { get; init; }

    /// <summary>Only rows of Suffice's own (shadows, canaries, runs of pipelines), or only what callers asked for.</summary>
    public bool? Own { get; init; }

    /// <summary>Only those whose cost is not wholly known, or only those of which it is.</summary>
    public bool? Unpriced { get; init; }

    /// <summary>Only those that ended so.</summary>
    public RequestOutcome? Outcome { get; init; }

    /// <summary>Only those that left a rung or were refused for this check or failure.</summary>
    public string? Reason { get; init; }

    /// <summary>Only those that tried more than one rung, or only those that did not.</summary>
    public bool? Escalated { get; init; }

    /// <summary>Only those of which at least this much is known to have been paid, in USD.</summary>
    public decimal? MinCostUsd { get; init; }

    /// <summary>
    /// Only those whose id or run begins with this, or whose error, reason, path, requested model or fingerprint has it in it, in whatever case of A to Z; up to
    /// <see cref="LongestSearch"/> characters. A whole id or run is found at once, however old.
    /// </summary>
    public string? Search { get; init; }

    /// <summary>Whether <see cref="Search"/> looks into errors; not for whoever may not read them, for what is found would tell what they say.</summary>
    public bool SearchesErrors { get; init; } = true;
}
