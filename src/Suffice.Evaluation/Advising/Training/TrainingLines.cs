using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Training lines, divided, and what is to be known of them.</summary>
public sealed record TrainingLines
{
    /// <summary>Where the examples were found.</summary>
    public required string From { get; init; }

    /// <summary>The form of the lines.</summary>
    public required TrainingForm Form { get; init; }

    /// <summary>The lines to train on, the oldest call first.</summary>
    public required ImmutableArray<string> Train { get; init; }

    /// <summary>The lines to watch training by.</summary>
    public required ImmutableArray<string> Validation { get; init; }

    /// <summary>The lines that training never sees.</summary>
    public required ImmutableArray<string> Test { get; init; }

    /// <summary>What was left out, with how many and why.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>What a reader must know.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The lines that were taken out of system texts; the tuned model is to be called without them.</summary>
    public ImmutableArray<string> Pruned { get; init; } = [];

    /// <summary>Prompt tokens of an example in the mean, estimated, before pruning.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>The same after pruning.</summary>
    public required long PrunedPromptTokens { get; init; }
}
