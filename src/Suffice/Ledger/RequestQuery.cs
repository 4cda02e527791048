using System.Collections.Immutable;

namespace Suffice.Ledger;

/// <summary>Which requests to show, the latest first.</summary>
public sealed record RequestQuery
{
    /// <summary>How many at most, 1 to 1000. Default 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Only those recorded before this one, by its id; for the next page.</summary>
    public string? Before { get; init; }

    /// <summary>Only those that arrived from then on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those that arrived before then.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only this task; empty text for requests of no task.</summary>
    public string? Task { get; init; }

    /// <summary>Only those served by this model.</summary>
    public string? Model { get; init; }

    /// <summary>Only those that ended so.</summary>
    public RequestOutcome? Outcome { get; init; }
}

/// <summary>Requests with their attempts, without content, the latest first.</summary>
/// <param name="Requests">The requests.</param>
/// <param name="Next">What to give as <see cref="RequestQuery.Before"/> for the next page; <see langword="null"/> at the end.</param>
public sealed record RequestPage(ImmutableArray<RequestEntry> Requests, string? Next);
