using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Ledger;

namespace Suffice.Dashboard.Live;

/// <summary>The latest requests, the latest first, where watching begins.</summary>
/// <param name="Requests">The requests, without attempts and content.</param>
/// <param name="Filter">Which are watched.</param>
/// <param name="Tasks">The tasks that may be chosen.</param>
public sealed record LiveFigures(ImmutableArray<RequestEntry> Requests, [property: JsonIgnore] LiveFilter Filter, [property: JsonIgnore] ImmutableArray<string> Tasks)
{
    /// <summary>How many of the latest are told at first.</summary>
    public const int Latest = 50;
}
