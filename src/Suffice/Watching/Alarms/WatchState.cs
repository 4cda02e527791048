using System.Collections.Immutable;

namespace Suffice.Watching.Alarms;

/// <summary>All that is watched of a ledger, and how far it was read.</summary>
internal sealed record WatchState
{
    /// <summary>The version of the form that this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    // Enough for a year of bad months.
    private const int MostAlarms = 200;

    /// <summary>The version of the form.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The place of the last request that was read.</summary>
    public long Requests { get; init; }

    /// <summary>The place of the last shadow that was read.</summary>
    public long Shadows { get; init; }

    /// <summary>The place of the last verdict of a judge that was read.</summary>
    public long Verdicts { get; init; }

    /// <summary>When canaries were last held against their first week (UTC).</summary>
    public DateTimeOffset CanariesAt { get; init; }

    /// <summary>The watches, by <see cref="TaskWatch.Key"/>.</summary>
    public ImmutableSortedDictionary<string, TaskWatch> Tasks { get; init; } = ImmutableSortedDictionary.Create<string, TaskWatch>(StringComparer.Ordinal);

    /// <summary>By model: the name that its provider told first, where that was not the pinned id.</summary>
    public ImmutableSortedDictionary<string, string> Answerers { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The alarms, the oldest first.</summary>
    public ImmutableArray<DriftAlarm> Alarms { get; init; } = [];

    /// <summary>The same with further alarms.</summary>
    /// <param name="alarms">The alarms.</param>
    /// <returns>The state.</returns>
    public WatchState With(IEnumerable<DriftAlarm> alarms) => this with { Alarms = [.. Alarms.Concat(alarms).TakeLast(MostAlarms)] };
}
