using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Queue;

/// <summary>Which part of the queue is asked for; what is left out does not narrow.</summary>
public sealed record QueueQuery
{
    /// <summary>The most that a page holds.</summary>
    public const int MostItems = 500;

    /// <summary>Of this worker.</summary>
    public string? Task { get; init; }

    /// <summary>Waiting for this reason.</summary>
    public QueueKind? Kind { get; init; }

    /// <summary>Standing here; <see langword="null"/> for all that is not done.</summary>
    public QueueState? State { get; init; }

    /// <summary>Held by this person now.</summary>
    public string? Holder { get; init; }

    /// <summary>How many come before.</summary>
    public int Offset { get; init; }

    /// <summary>How many are given, 1 to <see cref="MostItems"/>. Default 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The condition.</summary>
    /// <param name="now">The time (UTC), which says what is held.</param>
    internal (string Where, (string Name, object Value)[] Values) Sql(DateTimeOffset now)
    {
        List<string> conditions = [State is null ? "state <> 'done'" : "state = $state"];
        List<(string, object)> values = [];
        if (State is { } state)
        {
            values.Add(("$state", EnumWord.Of(state)));
        }

        if (Task is { } task)
        {
            conditions.Add("task = $task");
            values.Add(("$task", task));
        }

        if (Kind is { } kind)
        {
            conditions.Add("kind = $kind");
            values.Add(("$kind", EnumWord.Of(kind)));
        }

        if (Holder is { } holder)
        {
            conditions.Add("holder = $holder AND held_until_us > $now");
            values.AddRange([("$holder", holder), ("$now", LedgerTime.Micros(now))]);
        }

        return (string.Join(" AND ", conditions), [.. values]);
    }
}

/// <summary>How the next ticket is taken.</summary>
public sealed record QueueTaking
{
    /// <summary>Of those that wait for this reason; <see langword="null"/> for the most pressing.</summary>
    public QueueKind? Kind { get; init; }

    /// <summary>True to be shown the machine's verdict first; such a review says nothing of agreement.</summary>
    public bool Open { get; init; }

    /// <summary>How long it is held. Default <see cref="ReviewQueue.HeldFor"/>.</summary>
    public TimeSpan For { get; init; } = ReviewQueue.HeldFor;
}
