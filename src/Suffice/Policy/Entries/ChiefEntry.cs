using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of the chief of staff, who watches the workers for failures that repeat and proposes changes of their context.</summary>
internal sealed record ChiefEntry
{
    private static readonly ChiefSettings Defaults = new(null);

    [Description("The task whose ladder explains patterns and drafts proposals: the strong model. Without it, patterns are counted and told, and a person decides.")]
    public string? Task { get; init; }

    [Description("How often it looks, inside suffice serve. Default 1d.")]
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Every { get; init; } = Defaults.Every;

    [Description("How long an approved change is watched before it is told whether it helped. Default 14d.")]
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Watch { get; init; } = Defaults.Watch;

    [Description("The most one look may cost in US dollars, its evals included. Default 5.")]
    [Range(typeof(decimal), "0", "100000", ParseLimitsInInvariantCulture = true, MinimumIsExclusive = true)]
    public decimal MaxCost { get; init; } = Defaults.MaxCostUsd;
}
