using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Confidence;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of a task's confidence: the lowest that passes, or the risk that its calibration must hold.</summary>
internal sealed record ConfidenceEntry
{
    [Shorthand]
    [Description("The lowest calibrated probability of being right that passes; without it, the calibration's certified threshold holds.")]
    [Range(0.0, 1.0)]
    public double? AtLeast { get; init; }

    [Description("The largest risk that the calibration may certify; a calibration that promises less is refused.")]
    [Range(0.0, 1.0)]
    public double? Risk { get; init; }

    [Description("What holds while the calibration is not valid: escalate to the last rung, or structural for the gate's checks alone.")]
    public InvalidRule WhenInvalid { get; init; }

    [Description("The calibration, when it is not calibration.json in the task's folder.")]
    public string? Calibration { get; init; }
}
