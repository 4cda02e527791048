using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Agents.Verdicts;

/// <summary>What a worker says of a ticket, as computed by code of a model's ratings.</summary>
public sealed record Verdict
{
    /// <summary>Pass, fail, or a person has to look.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The score, 0 to 1 (above with a bonus); <see langword="null"/> when nothing was rated.</summary>
    public decimal? Score { get; init; }

    /// <summary>The score before critical criteria and automatic failures took it to 0; the same as <see cref="Score"/> where none did.</summary>
    public decimal? ScoreBefore { get; init; }

    /// <summary>The criteria that failed the ticket by themselves.</summary>
    public ImmutableArray<string> AutoFail { get; init; } = [];

    /// <summary>Each criterion's rating, in the rubric's order.</summary>
    public ImmutableArray<CriterionRating> Criteria { get; init; } = [];

    /// <summary>Why a person has to look; empty when none has to.</summary>
    public ImmutableArray<EscalationReason> Escalation { get; init; } = [];

    /// <summary>What lies behind the failure, in the model's words; <see langword="null"/> when it says none.</summary>
    public string? RootCause { get; init; }

    /// <summary>What is to be done next, in the model's words; <see langword="null"/> when nothing is.</summary>
    public string? FollowUp { get; init; }

    /// <summary>Whose fault upstream it is; <see langword="null"/> when it is nobody's.</summary>
    public Complaint? ComplaintAbout { get; init; }

    /// <summary>The known patterns (KP- items) that the ticket shows.</summary>
    public ImmutableArray<string> Patterns { get; init; } = [];

    /// <summary>What else the task's output schema asks for (category, team, ...); <see langword="null"/> when it asks for nothing.</summary>
    public JsonElement? Fields { get; init; }
}

/// <summary>What becomes of a ticket.</summary>
public enum Decision
{
    /// <summary>It meets the standard.</summary>
    Pass,

    /// <summary>It does not.</summary>
    Fail,

    /// <summary>A person has to look.</summary>
    Escalate,
}

/// <summary>The rating of one criterion.</summary>
/// <param name="Criterion">The rubric item's id.</param>
/// <param name="Rating">The rating on the criterion's scale; <see langword="null"/> when it does not apply.</param>
/// <param name="Share">The rating as a share of the scale, 0 to 1; <see langword="null"/> when it does not apply.</param>
public sealed record CriterionRating(string Criterion, int? Rating, decimal? Share)
{
    /// <summary>The criterion's highest rating; 0 when it is not known.</summary>
    public int Scale { get; init; }

    /// <summary>The evidence, each with whether it is in the ticket.</summary>
    public ImmutableArray<Quote> Quotes { get; init; } = [];

    /// <summary>What is missing or weak; <see langword="null"/> when nothing is.</summary>
    public string? Missing { get; init; }

    /// <summary>One of the criterion's root causes, its tiers joined by <c>/</c>; <see langword="null"/> when none is named.</summary>
    public string? RootCause { get; init; }

    /// <summary>Why, in the model's words; <see langword="null"/> when it says nothing.</summary>
    public string? Reason { get; init; }
}

/// <summary>A quoted piece of evidence.</summary>
/// <param name="Text">The quote.</param>
/// <param name="IsFound">True when it stands in the ticket.</param>
public sealed record Quote(string Text, bool IsFound);

/// <summary>Why a person has to look.</summary>
/// <param name="By">What said so: an item of escalation.md (<c>E-003</c>), or <c>evidence</c>, <c>not_applicable</c>, <c>unrated</c>, <c>gate</c>.</param>
/// <param name="Why">In words.</param>
public sealed record EscalationReason(string By, string Why);

/// <summary>A fault that lies upstream.</summary>
/// <param name="Agent">Whose.</param>
/// <param name="Code">What is wrong, such as <c>missing_detail</c>.</param>
/// <param name="Field">Of which field; <see langword="null"/> when of none.</param>
/// <param name="Quote">The evidence; <see langword="null"/> when what is wrong is that something is not there.</param>
public sealed record Complaint(string Agent, string Code, string? Field = null, Quote? Quote = null);
