using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Callers;
using Suffice.Files;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Queue;

/// <summary>What a person says of an item, as posted; each of rate, accept, correct and dispute reads what it needs of it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PostedReview
{
    /// <summary>Who says it.</summary>
    public string? As { get; init; }

    /// <summary>pass, fail or escalate.</summary>
    public string? Decision { get; init; }

    /// <summary>A rating for each criterion, null where one does not apply.</summary>
    public ImmutableSortedDictionary<string, int?>? Ratings { get; init; }

    /// <summary>Labels, by field.</summary>
    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>Why it is disputed.</summary>
    public string? Why { get; init; }

    /// <summary>What is said of the ticket.</summary>
    /// <returns>The rating.</returns>
    /// <exception cref="QueueException">The decision is none.</exception>
    public HumanRating Rating() => new()
    {
        Decision = Decision is null ? null : EnumWord.Read<Decision>(Decision)
            ?? throw new QueueException(QueueMistake.Invalid, $"decision: \"{Decision}\" is none; send {string.Join(", ", EnumWord.All<Decision>())}"),
        Ratings = Ratings ?? new HumanRating().Ratings,
        Labels = Labels ?? new HumanRating().Labels,
        Note = Note ?? string.Empty,
    };
}

/// <summary>How a ticket is taken, as posted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PostedTaking
{
    private const int MostMinutes = 7 * 24 * 60;

    /// <summary>The worker.</summary>
    public string? Task { get; init; }

    /// <summary>Who takes it.</summary>
    public string? As { get; init; }

    /// <summary>Only what waits for this reason.</summary>
    public string? Kind { get; init; }

    /// <summary>True to be shown the machine's verdict first.</summary>
    public bool Open { get; init; }

    /// <summary>How long it is held.</summary>
    public int? Minutes { get; init; }

    /// <summary>How it is taken.</summary>
    /// <returns>The taking.</returns>
    /// <exception cref="QueueException">It cannot be taken so.</exception>
    public QueueTaking Taking() => new()
    {
        Kind = Kind is null ? null : EnumWord.Read<QueueKind>(Kind)
            ?? throw new QueueException(QueueMistake.Invalid, $"kind: \"{Kind}\" is none; send {string.Join(", ", EnumWord.All<QueueKind>())}"),
        Open = Open,
        For = Minutes is not { } minutes ? ReviewQueue.HeldFor
            : minutes is >= 1 and <= MostMinutes ? TimeSpan.FromMinutes(minutes)
            : throw new QueueException(QueueMistake.Invalid, $"minutes: {minutes} is not from 1 to {MostMinutes}"),
    };
}

/// <summary>Who judges, of an HTTP call.</summary>
internal static class PostedName
{
    /// <summary>Finds out.</summary>
    /// <param name="said">What the body says.</param>
    /// <param name="caller">Whose key it is.</param>
    /// <returns>The name: the one said, else that of the key.</returns>
    /// <exception cref="QueueException">Neither names a person, or the key is another's.</exception>
    public static string Of(string? said, Caller caller) =>
        ActingName.Of(said, caller, static wrong => new QueueException(QueueMistake.Invalid, wrong))
        ?? throw new QueueException(QueueMistake.Invalid, "as: it is missing, and no key of one person was sent; say who judges");
}
