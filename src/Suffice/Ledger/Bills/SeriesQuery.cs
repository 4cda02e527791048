namespace Suffice.Ledger.Bills;

/// <summary>What a series is asked for.</summary>
public sealed record SeriesQuery
{
    /// <summary>The first day (UTC).</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day (UTC), inclusive; not before the first.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Only this task; empty text for requests of no task; <see langword="null"/> for all.</summary>
    public string? Task { get; init; }

    /// <summary>Only requests that this model served; empty text for those that none did; <see langword="null"/> for all.</summary>
    public string? Model { get; init; }

    /// <summary>True for a point for each task. Default false.</summary>
    public bool ByTask { get; init; }

    /// <summary>True for a point for each model that served. Default false.</summary>
    public bool ByModel { get; init; }

    /// <summary>How long the points are. Default: as fits the time.</summary>
    public SeriesStep Step { get; init; }
}
