namespace Suffice.Evaluation.Replay;

/// <summary>What to replay, and through what.</summary>
public sealed record ReplayOptions
{
    /// <summary>The recordings, at least one.</summary>
    public required IReadOnlyList<string> Recordings { get; init; }

    /// <summary>The models, cheapest first, named as the recordings name them; may be empty with a <see cref="Policy"/>.</summary>
    public IReadOnlyList<string> Ladder { get; init; } = [];

    /// <summary>A second model that must agree with a rung that has a next one.</summary>
    public string? Agree { get; init; }

    /// <summary>True for the structural gate; false for none. Not used with a <see cref="Policy"/>.</summary>
    public bool Structural { get; init; } = true;

    /// <summary>A calibration that judges the answers after the structural gate; then the ladder and the second model are its own.</summary>
    public Confidence.TaskConfidence? Calibrated { get; init; }

    /// <summary>The local model that is the first rung of <see cref="Calibrated"/>; <see langword="null"/> where all rungs are recorded.</summary>
    public Learning.Labels.LabelClassifier? Local { get; init; }

    /// <summary>A policy whose tasks, gates and ladders hold; its models are answered from the recordings.</summary>
    public Policy.SufficePolicy? Policy { get; init; }

    /// <summary>Prices that override the catalogue's, by model.</summary>
    public IReadOnlyDictionary<string, Catalog.TokenPrices> Prices { get; init; } =
        new Dictionary<string, Catalog.TokenPrices>(StringComparer.Ordinal);

    /// <summary>The seed of the bootstrap. Default 1.</summary>
    public int Seed { get; init; } = 1;
}
