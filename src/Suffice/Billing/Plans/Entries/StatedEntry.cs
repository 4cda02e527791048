using System.ComponentModel;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Entries;

/// <summary>Figures that somebody has claimed for a run.</summary>
internal sealed record StatedEntry
{
    [Description("What a run costs before, in USD.")]
    public NumberRange? Before { get; init; }

    [Description("What a run costs after, in USD.")]
    public NumberRange? After { get; init; }

    [Description("The share of it that is saved.")]
    public GainedShare? Saving { get; init; }

    [Description("What a run saves, in USD.")]
    public NumberRange? Saved { get; init; }

    [Description("The same of a thousand runs.")]
    public StatedTimesEntry? PerThousand { get; init; }

    [Description("The same of a month.")]
    public StatedTimesEntry? PerMonth { get; init; }
}

/// <summary>Figures that somebody has claimed for many runs.</summary>
internal sealed record StatedTimesEntry
{
    [Description("What they cost before, in USD.")]
    public NumberRange? Before { get; init; }

    [Description("What they cost after, in USD.")]
    public NumberRange? After { get; init; }

    [Description("The share of it that is saved.")]
    public GainedShare? Saving { get; init; }

    [Description("What they save, in USD.")]
    public NumberRange? Saved { get; init; }
}
