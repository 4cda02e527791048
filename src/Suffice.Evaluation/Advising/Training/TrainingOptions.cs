namespace Suffice.Evaluation.Advising.Training;

/// <summary>What training lines are asked for.</summary>
public sealed record TrainingOptions
{
    /// <summary>The form of the lines.</summary>
    public TrainingForm Form { get; init; }

    /// <summary>Recordings to take examples from; empty for the ledger.</summary>
    public IReadOnlyList<string> Recordings { get; init; } = [];

    /// <summary>Of recordings: a model whose answers are taken though nobody judged them, or <c>reference</c>; <see langword="null"/> for answers judged right, else the right answers.</summary>
    public string? Answers { get; init; }

    /// <summary>Of the ledger: only calls since then; <see langword="null"/> for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How examples are divided. Default 80, 10, 10.</summary>
    public SplitShares Shares { get; init; } = SplitShares.Usual;

    /// <summary>True to take out of system texts the lines that stand in nearly every call.</summary>
    public bool Prune { get; init; }

    /// <summary>False to leave the schema of the answer out of chat lines.</summary>
    public bool WithSchema { get; init; } = true;

    /// <summary>True to keep calls that are the task's eval items too: a model that is trained on them cannot be measured by them.</summary>
    public bool KeepHeldOut { get; init; }

    /// <summary>Masks personal data in a text; <see langword="null"/> to leave it.</summary>
    public Func<string, string>? Mask { get; init; }
}
