using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Agents.Mining.Signs;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Agents.Mining;

/// <summary>What past tickets say of a standard: each line with its evidence.</summary>
public sealed record MinedStandard
{
    /// <summary>How many tickets there are.</summary>
    public required int Tickets { get; init; }

    /// <summary>How many when near-duplicates count once.</summary>
    public required int Distinct { get; init; }

    /// <summary>The path of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>True when the outcome's path was guessed.</summary>
    public bool IsOutcomeGuessed { get; init; }

    /// <summary>How many tickets have no outcome.</summary>
    public int WithoutOutcome { get; init; }

    /// <summary>The values of the outcome, the most frequent first.</summary>
    public ImmutableArray<OutcomeCount> Outcomes { get; init; } = [];

    /// <summary>The values that are good; none when each is described against the rest.</summary>
    public ImmutableArray<string> Good { get; init; } = [];

    /// <summary>What was held out.</summary>
    public required MinedSplit Split { get; init; }

    /// <summary>What separates the sides: one comparison where good values are named, else one a value.</summary>
    public ImmutableArray<MinedComparison> Comparisons { get; init; } = [];

    /// <summary>The mean area under the ROC curve of the comparisons on held-out tickets; <see langword="null"/> when none could be measured.</summary>
    public double? Area { get; init; }

    /// <summary>What separates the tickets that were escalated; <see langword="null"/> when no value of the outcome says so, or too few have it.</summary>
    public MinedComparison? Escalated { get; init; }

    /// <summary>Of each group of near-duplicates the first ticket that has an outcome.</summary>
    [JsonIgnore]
    public ImmutableArray<MinedTicket> Kinds { get; init; } = [];

    /// <summary>Forms in which tickets come again and again, the most frequent first.</summary>
    public ImmutableArray<MinedPattern> Patterns { get; init; } = [];

    /// <summary>What a person should know before believing it.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A ticket that stands for its near-duplicates.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Form">The repeated form it has, an index of <see cref="MinedStandard.Patterns"/>; -1 for none.</param>
/// <param name="IsHeldOut">True when nothing was learned from it.</param>
public sealed record MinedTicket(string Id, string Outcome, int Words, int Form, bool IsHeldOut);

/// <summary>A value of the outcome.</summary>
/// <param name="Value">The value.</param>
/// <param name="Tickets">How many tickets have it.</param>
/// <param name="Distinct">How many when near-duplicates count once; a group whose outcomes differ is shared among them.</param>
public sealed record OutcomeCount(string Value, int Tickets, double Distinct);

/// <summary>Which tickets were learned from, and which were held out to measure it.</summary>
/// <param name="By">The path of the time when the later ones are held out; <see langword="null"/> when they were drawn by a hash of their ids.</param>
/// <param name="From">The first time that is held out; <see langword="null"/> when not by time.</param>
/// <param name="Training">How many were learned from.</param>
/// <param name="HeldOut">How many were held out, near-duplicates of those learned from never among them.</param>
public sealed record MinedSplit(string? By, DateTimeOffset? From, int Training, int HeldOut)
{
    /// <summary>The ids of those learned from.</summary>
    [JsonIgnore]
    public ImmutableArray<string> TrainingIds { get; init; } = [];

    /// <summary>The ids of those that the figures were measured on: of each group of near-duplicates one.</summary>
    [JsonIgnore]
    public ImmutableArray<string> MeasuredIds { get; init; } = [];
}

/// <summary>One side of the outcome against the rest.</summary>
public sealed record MinedComparison
{
    /// <summary>The outcome's value; <c>good</c> when values are named as good.</summary>
    public required string Value { get; init; }

    /// <summary>How many training tickets have it, near-duplicates counted once.</summary>
    public required double Training { get; init; }

    /// <summary>How many training tickets do not.</summary>
    public required double TrainingRest { get; init; }

    /// <summary>How many of the measured tickets have it.</summary>
    public required int HeldOut { get; init; }

    /// <summary>How many of the measured tickets do not.</summary>
    public required int HeldOutRest { get; init; }

    /// <summary>The area under the ROC curve on held-out tickets; <see langword="null"/> when one side has none.</summary>
    public double? Area { get; init; }

    /// <summary>Its 95% interval (DeLong).</summary>
    [JsonPropertyName("area_95")]
    [JsonConverter(typeof(IntervalJsonConverter))]
    public Interval? Area95 { get; init; }

    /// <summary>How many signs pass the test at a false discovery rate of 5%, before those that say the same are left out.</summary>
    public int Passing { get; init; }

    /// <summary>The scorecard, by how far a sign spreads the scores: its weight times the spread of being shown.</summary>
    public ImmutableArray<MinedCriterion> Criteria { get; init; } = [];

    /// <summary>What the scorecard's sum begins with.</summary>
    public double Bias { get; init; }

    /// <summary>The scorecard's sum for each measured ticket, in the order of <see cref="MinedSplit.MeasuredIds"/>.</summary>
    [JsonIgnore]
    public ImmutableArray<double> Scores { get; init; } = [];
}

/// <summary>One sign of a scorecard, and its evidence.</summary>
public sealed record MinedCriterion
{
    /// <summary>The sign.</summary>
    public required MinedSign Sign { get; init; }

    /// <summary>Its weight on the scorecard, in log-odds.</summary>
    public required double Weight { get; init; }

    /// <summary>The difference of log-odds of the sign alone (Monroe, Colaresi and Quinn 2008).</summary>
    public required double LogOdds { get; init; }

    /// <summary>Its 95% interval.</summary>
    [JsonPropertyName("log_odds_95")]
    [JsonConverter(typeof(IntervalJsonConverter))]
    public required Interval LogOdds95 { get; init; }

    /// <summary>The false discovery rate at which the sign is claimed (Benjamini and Hochberg 1995).</summary>
    public required double Q { get; init; }

    /// <summary>The training tickets: how many of the side show it and how many of the rest.</summary>
    public required SignCount Training { get; init; }

    /// <summary>The same of the measured held-out tickets.</summary>
    public required SignCount HeldOut { get; init; }

    /// <summary>Up to three training tickets that show it and are of the side it speaks for.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>True when it speaks for the side.</summary>
    [JsonIgnore]
    public bool IsFor => LogOdds > 0;
}

/// <summary>How many tickets show a sign, near-duplicates counted once.</summary>
/// <param name="Shown">How many of the side.</param>
/// <param name="Of">Of how many.</param>
/// <param name="ShownElsewhere">How many of the rest.</param>
/// <param name="OfElsewhere">Of how many.</param>
public sealed record SignCount(double Shown, double Of, double ShownElsewhere, double OfElsewhere);

/// <summary>A form in which tickets come again and again.</summary>
public sealed record MinedPattern
{
    /// <summary>The form, values as <c>&lt;number&gt;</c> and the like, differing words as <c>&lt;*&gt;</c>.</summary>
    public required string Template { get; init; }

    /// <summary>True when its tickets are near-duplicates rather than filled-in forms.</summary>
    public bool IsNearDuplicate { get; init; }

    /// <summary>Pieces of text that all of its tickets have as written, but for case.</summary>
    public ImmutableArray<string> Phrases { get; init; } = [];

    /// <summary>How many tickets.</summary>
    public required int Count { get; init; }

    /// <summary>Up to three of them.</summary>
    public ImmutableArray<string> Tickets { get; init; } = [];

    /// <summary>All of them, by id.</summary>
    [JsonIgnore]
    public ImmutableArray<string> AllTickets { get; init; } = [];

    /// <summary>When the first came; <see langword="null"/> when the tickets have no times.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>When the last came.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Their outcomes, the most frequent first.</summary>
    public ImmutableArray<OutcomeCount> Outcomes { get; init; } = [];
}
