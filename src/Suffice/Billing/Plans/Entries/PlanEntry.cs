using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Entries;

/// <summary>What a plan file says.</summary>
internal sealed record PlanEntry
{
    [Description("The form of the file.")]
    [AllowedValues(1)]
    public required int Version { get; init; }

    [Description("What the flow is called.")]
    [MinLength(1)]
    public required string Name { get; init; }

    [Description("Why it is as it is.")]
    public string? Why { get; init; }

    [Description("What one run of it is called.")]
    [MinLength(1)]
    public string Run { get; init; } = "run";

    [Description("The policy whose tasks, models and providers it names, from the folder of the plan on.")]
    [MinLength(1)]
    public string? Policy { get; init; }

    [Description("The day whose prices hold.")]
    public DateOnly? PricesOn { get; init; }

    [Description("How many runs there are.")]
    public VolumeEntry? Volume { get; init; }

    [Description("How many runs make a batch.")]
    public NumberRange? Batch { get; init; }

    [Description("How many of something one run holds, by name.")]
    public IReadOnlyDictionary<string, NumberRange> Holds { get; init; } = new Dictionary<string, NumberRange>(StringComparer.Ordinal);

    [Description("How long a call takes, by model.")]
    public IReadOnlyDictionary<string, DurationRange> Latency { get; init; } = new Dictionary<string, DurationRange>(StringComparer.Ordinal);

    [Description("What somebody has claimed.")]
    public StatedEntry? Stated { get; init; }

    [Description("The steps, in order, by name.")]
    public required IReadOnlyDictionary<string, StepEntry> Steps { get; init; }
}
