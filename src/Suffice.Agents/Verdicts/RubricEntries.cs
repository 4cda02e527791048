using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Agents.Verdicts;

/// <summary>What the top of a <c>rubric.md</c> may say.</summary>
internal sealed record RubricEntry
{
    [Description("The score from which a ticket passes.")]
    [Range(typeof(decimal), "0", "1", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal PassMark { get; init; } = 0.8m;

    [Description("How ratings become a verdict.")]
    public RubricMode Mode { get; init; }
}

/// <summary>What an item of a <c>rubric.md</c> may say of itself.</summary>
internal sealed record CriterionEntry
{
    [Description("How much it weighs.")]
    [Range(0, 100)]
    public int Weight { get; init; } = 10;

    [Description("The highest rating; the lowest is 1.")]
    [Range(2, 10)]
    public int Scale { get; init; } = 5;

    [Description("True when less than half of the scale takes the whole score to 0.")]
    public bool Critical { get; init; }

    [Description("True when its lowest rating takes the whole score to 0.")]
    public bool AutoFail { get; init; }

    [Description("True when it only adds.")]
    public bool Bonus { get; init; }

    [Description("True when it is told and never counted.")]
    public bool Soft { get; init; }

    [Description("True when it may not apply to a ticket.")]
    public bool Skippable { get; init; }

    [Description("What may lie behind a bad rating, in tiers joined by /.")]
    public ImmutableArray<string> RootCauses { get; init; } = [];

    [Description("What the criterion rests on: counts, examples. For people; no model is shown it.")]
    public string? Evidence { get; init; }
}
