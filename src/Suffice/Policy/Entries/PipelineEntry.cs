using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Suffice.Pipelines;

namespace Suffice.Policy.Entries;

/// <summary>What a <c>pipelines/NAME.yaml</c> may say.</summary>
internal sealed record PipelineEntry
{
    private static readonly Pipeline Defaults = new() { Name = string.Empty };

    [Description("The version of this file's form; 1.")]
    [AllowedValues(1)]
    public required int Version { get; init; }

    [Description("Why the flow is as it is, for whoever reviews it.")]
    public string? Why { get; init; }

    [Description("What a run is given, by name; anything else is refused.")]
    public IReadOnlyDictionary<string, PipelineInputEntry> Input { get; init; } = ImmutableDictionary<string, PipelineInputEntry>.Empty;

    [Description("How long what the steps of a run made is kept, so that a rerun goes on from it.")]
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Keep { get; init; } = Defaults.Keep;

    [Description("One deadline for a whole run.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Deadline { get; init; } = Defaults.Deadline;

    [Description("The steps by name, in order; each sees those above it, and those that do not need each other run at the same time.")]
    [MinLength(1)]
    public required IReadOnlyDictionary<string, PipelineStepEntry> Steps { get; init; }

    [Description("What a run gives back; texts in it are templates. Without it, the last step's answer.")]
    public JsonElement? Output { get; init; }
}
