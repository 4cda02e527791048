using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Ledger;

namespace Suffice.Dashboard.Live;

/// <summary>The latest requests, the latest first, where watching begins.</summary>
/// <param name="Requests">The requests, without attempts and content.</param>
public sealed record LiveFigures(ImmutableArray<RequestEntry> Requests)
{
    /// <summary>How many of the latest are told at first.</summary>
    public const int Latest = 50;

    /// <summary>Which are watched.</summary>
    [JsonIgnore]
    public required LiveFilter Filter { get; init; }

    /// <summary>The tasks that may be chosen.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Tasks { get; init; } = [];
}
