using System.ComponentModel;
using Suffice.Yaml.Binding;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Entries;

/// <summary>How many runs there are in a time.</summary>
internal sealed record VolumeEntry
{
    [Description("How many runs.")]
    [Shorthand]
    public required NumberRange Runs { get; init; }

    [Description("In which time.")]
    public VolumePeriod Per { get; init; }
}
