using System.Collections.Immutable;
using Suffice.Billing.Amounts;

namespace Suffice.Billing;

/// <summary>Whether a ladder costs less than its baseline alone.</summary>
/// <remarks>
/// Every escalated call pays the cheap attempt too. With two rungs it pays while the escalation rate stays below
/// <c>1 - (c_s + j) / c_l</c>: cheap attempt <c>c_s</c>, gate and judge <c>j</c>, large model <c>c_l</c>.
/// </remarks>
public sealed record LadderWorth
{
    /// <summary>Its models, cheapest first; empty where prices were stated and no model named.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>The model it is compared with.</summary>
    public string? Baseline { get; init; }

    /// <summary>The share of calls that leave the first rung, as planned or, with its 95% interval, as seen.</summary>
    public required ShareRange Escalation { get; init; }

    /// <summary>The share as seen, without its interval; <see langword="null"/> on a plan.</summary>
    public decimal? EscalationSeen { get; init; }

    /// <summary>The share of calls at which before and after cost the same: below it the ladder pays. Below zero it never does, above one always. <see langword="null"/> when a price is not known or nothing is above the first rung.</summary>
    public ShareRange? BreakEven { get; init; }

    /// <summary>Whether it pays.</summary>
    public required LadderVerdict Verdict { get; init; }
}

/// <summary>Whether a ladder pays.</summary>
public enum LadderVerdict
{
    /// <summary>It costs less than the baseline alone, wherever in its range the escalation rate lies.</summary>
    Pays,

    /// <summary>It depends on where in its range the escalation rate lies.</summary>
    Doubtful,

    /// <summary>It costs more than the baseline alone.</summary>
    Loses,

    /// <summary>A price is missing.</summary>
    Unknown,
}
