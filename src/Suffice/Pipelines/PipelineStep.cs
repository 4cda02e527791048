using System.Collections.Immutable;
using Suffice.Pipelines.Conditions;

namespace Suffice.Pipelines;

/// <summary>One step of a pipeline.</summary>
/// <remarks>A step is a call of a task's ladder (<see cref="ModelStep"/>), something bought elsewhere (<see cref="ExternalStep"/>), or made here for nothing (<see cref="LocalStep"/>).</remarks>
internal abstract record PipelineStep
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The steps that must be done before it, in their order.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>When it is run; <see langword="null"/> for always.</summary>
    public Condition? When { get; init; }

    /// <summary>How often it is run; <see langword="null"/> for once.</summary>
    public Repetition? Repeat { get; init; }

    /// <summary>True when it is run several times; then its answer is a list.</summary>
    public bool IsRepeated => Repeat is not null;

    /// <summary>How many repetitions are run at the same time, from 1. Default 4.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>True when the run goes on without its answer if it fails; else the run stops.</summary>
    public bool MayFail { get; init; }

    /// <summary>Identifies how it was written, with the files it names: what a changed step did before is not taken for its own.</summary>
    public required string Signature { get; init; }
}
