using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Dashboard.Tables;

/// <summary>A cell of a table: its exact value, whatever is shown of it.</summary>
/// <param name="Value">The value: of the type that its column's kind asks for; <see langword="null"/> is unknown, never zero.</param>
public sealed record Cell(object? Value)
{
    /// <summary>A value that is not known.</summary>
    public static Cell None { get; } = new((object?)null);

    /// <summary>Where it leads, from the root of the gateway, such as <c>/tasks/triage</c>; <see langword="null"/> for nowhere.</summary>
    public string? Link { get; init; }

    /// <summary>Said below it, smaller.</summary>
    public string? Note { get; init; }

    /// <summary>How it is meant.</summary>
    public Tone Tone { get; init; }

    /// <summary>The interval of a share or a number (95% where the column says nothing else).</summary>
    public Interval? Interval { get; init; }

    /// <summary>What stands there instead of the value, such as <c>not measured</c> for a value that is not known.</summary>
    public string? Shown { get; init; }

    /// <summary>A cell that has nothing to say, such as under a column that does not add up.</summary>
    public static Cell Blank { get; } = new((object?)null) { Shown = string.Empty };

    /// <summary>A text.</summary>
    /// <param name="text">The text; may come from outside.</param>
    /// <param name="link">Where it leads.</param>
    /// <param name="note">Said below it.</param>
    /// <returns>The cell.</returns>
    public static Cell Text(string? text, string? link = null, string? note = null) => new((object?)text) { Link = link, Note = note };

    /// <summary>A whole number.</summary>
    /// <param name="count">The number.</param>
    /// <param name="link">Where it leads.</param>
    /// <returns>The cell.</returns>
    public static Cell Count(long? count, string? link = null) => new(count) { Link = link };

    /// <summary>A number with a fraction.</summary>
    /// <param name="number">The number.</param>
    /// <param name="interval">Its interval.</param>
    /// <returns>The cell.</returns>
    public static Cell Number(double? number, Interval? interval = null) => new(number) { Interval = interval };

    /// <summary>US dollars.</summary>
    /// <param name="usd">The amount.</param>
    /// <param name="link">Where it leads.</param>
    /// <param name="note">Said below it.</param>
    /// <returns>The cell.</returns>
    public static Cell Usd(decimal? usd, string? link = null, string? note = null) => new(usd) { Link = link, Note = note };

    /// <summary>A share.</summary>
    /// <param name="share">The share, 1 for all.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="note">Said below it.</param>
    /// <returns>The cell.</returns>
    public static Cell Share(double? share, Interval? interval = null, string? note = null) => new(share) { Interval = interval, Note = note };

    /// <summary>A moment.</summary>
    /// <param name="time">The moment.</param>
    /// <returns>The cell.</returns>
    public static Cell Time(DateTimeOffset? time) => new(time);

    /// <summary>A day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The cell.</returns>
    public static Cell Day(DateOnly? day) => new(day);

    /// <summary>How long something takes.</summary>
    /// <param name="time">How long.</param>
    /// <returns>The cell.</returns>
    public static Cell Duration(TimeSpan? time) => new(time);

    /// <summary>A state.</summary>
    /// <param name="word">The word.</param>
    /// <param name="tone">How it is meant.</param>
    /// <param name="note">Said below it.</param>
    /// <param name="link">Where it leads.</param>
    /// <returns>The cell.</returns>
    public static Cell State(string? word, Tone tone, string? note = null, string? link = null) => new((object?)word) { Tone = tone, Note = note, Link = link };
}
