using System.Collections.Immutable;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Queue;

/// <summary>What a person says of a ticket.</summary>
public sealed record HumanRating
{
    /// <summary>Pass, fail, or someone else has to look; <see langword="null"/> to leave it to the ratings, or to a worker that only labels.</summary>
    public Decision? Decision { get; init; }

    /// <summary>A rating for each criterion judged, by id; <see langword="null"/> where one does not apply.</summary>
    public ImmutableSortedDictionary<string, int?> Ratings { get; init; } = ImmutableSortedDictionary<string, int?>.Empty;

    /// <summary>Labels of the answer's fields (<c>category</c>, <c>team</c>), by name.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>A note; may be empty.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>True when nothing is said but perhaps a note.</summary>
    internal bool IsEmpty => Decision is null && Ratings.IsEmpty && Labels.IsEmpty;
}

/// <summary>What one person did with an item, as kept: nothing of it is ever changed.</summary>
/// <param name="Item">The item.</param>
/// <param name="Step">What was done.</param>
/// <param name="Who">By whom.</param>
/// <param name="At">When, in UTC.</param>
public sealed record Review(long Item, ReviewStep Step, string Who, DateTimeOffset At)
{
    /// <summary>True when the person had not been shown a machine's verdict on this ticket.</summary>
    public bool IsBlind { get; init; }

    /// <summary>The context files in force, by their hash.</summary>
    public string Context { get; init; } = string.Empty;

    /// <summary>The rubric that the person rated by, by its hash.</summary>
    public string Scorecard { get; init; } = string.Empty;

    /// <summary>What the person said; <see langword="null"/> for a step that says nothing of the ticket.</summary>
    public HumanRating? Rating { get; init; }

    /// <summary>The machine's labels as they were rated against: they stay when the ticket's texts are forgotten.</summary>
    public ImmutableSortedDictionary<string, string> MachineLabels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>A note, or why it was disputed; may be empty.</summary>
    public string Note { get; init; } = string.Empty;
}

/// <summary>What a person can do with an item.</summary>
public enum ReviewStep
{
    /// <summary>Was shown the machine's verdict before rating.</summary>
    Seen,

    /// <summary>Rated it.</summary>
    Rated,

    /// <summary>Let the machine's verdict stand.</summary>
    Accepted,

    /// <summary>Put the own verdict in its place.</summary>
    Corrected,

    /// <summary>Left it to another person.</summary>
    Disputed,
}
