using Suffice.Pipelines.Templates;

namespace Suffice.Pipelines;

/// <summary>A step that is bought elsewhere by the unit: no AI call of ours, and part of the bill all the same.</summary>
internal sealed record ExternalStep : PipelineStep
{
    /// <summary>What is bought, such as <c>image-generation</c>; a line of the bill.</summary>
    public required string Service { get; init; }

    /// <summary>USD a unit.</summary>
    public required decimal Price { get; init; }

    /// <summary>What a unit is, such as <c>image</c>.</summary>
    public string Unit { get; init; } = "call";

    /// <summary>Units each time it is run, from 0. Default 1.</summary>
    public decimal Units { get; init; } = 1;

    /// <summary>USD each time it is run.</summary>
    public decimal CostUsd => Price * Units;

    /// <summary>How it is called; <see langword="null"/> when a stand-in is given back.</summary>
    public ExternalCall? Call { get; init; }

    /// <summary>What is given back in place of a call; <see langword="null"/> when it is called.</summary>
    public ValueTemplate? StandIn { get; init; }
}
