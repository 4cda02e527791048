using System.Collections.Immutable;
using Suffice.Pipelines.Templates;

namespace Suffice.Pipelines;

/// <summary>A flow of several steps that makes one action of a product: checked, and independent of any run.</summary>
public sealed record Pipeline
{
    /// <summary>Its name: that of its file.</summary>
    public required string Name { get; init; }

    /// <summary>Why it is as it is, in the author's words.</summary>
    public string? Why { get; init; }

    /// <summary>What a run is given, in the order written.</summary>
    public ImmutableArray<PipelineInput> Inputs { get; init; } = [];

    /// <summary>Its steps, in the order written; each needs only such as stand before it.</summary>
    internal ImmutableArray<PipelineStep> Steps { get; init; } = [];

    /// <summary>What a run gives back; <see langword="null"/> for the last step's answer.</summary>
    internal ValueTemplate? Output { get; init; }

    /// <summary>How long what was done is kept, so that a rerun goes on from it. Default 24 h.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromHours(24);

    /// <summary>One deadline for a whole run. Default 10 min.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The names of its steps, in the order written.</summary>
    public ImmutableArray<string> StepNames => [.. Steps.Select(step => step.Name)];

    /// <summary>Finds a step.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The step; <see langword="null"/> when there is none of that name.</returns>
    internal PipelineStep? Find(string name)
    {
        foreach (PipelineStep step in Steps)
        {
            if (string.Equals(step.Name, name, StringComparison.Ordinal))
            {
                return step;
            }
        }

        return null;
    }
}
