using Suffice.Pipelines.Templates;

namespace Suffice.Pipelines;

/// <summary>A step that is made here of what is known already, for nothing.</summary>
internal sealed record LocalStep : PipelineStep
{
    /// <summary>What it makes.</summary>
    public required ValueTemplate Value { get; init; }
}
