using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of the quality a rung must reach: a share alone, or how it is measured too.</summary>
internal sealed record FloorEntry
{
    [Shorthand]
    [Description("The share of items that pass, or the mean score of the metric, above 0 and below 1.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public required double AtLeast { get; init; }

    [Description("The metric whose mean score must reach it, such as field-f1; without it, the share of items that pass.")]
    [MinLength(1)]
    public string? Metric { get; init; }

    [Description("How many points below the ladder's last rung still count as as good.")]
    [Range(0.0, 100.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Margin { get; init; } = QualityFloor.UsualMargin;

    public QualityFloor ToFloor() => new(AtLeast) { Metric = Metric, Margin = Margin };
}
