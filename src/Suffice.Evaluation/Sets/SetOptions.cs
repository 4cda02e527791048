namespace Suffice.Evaluation.Sets;

/// <summary>How an eval set is read.</summary>
public sealed record SetOptions
{
    /// <summary>A file with the prompt that rows of values are put into: a text, or a list of messages as JSON; <see langword="null"/> when rows bring their own.</summary>
    public string? PromptFile { get; init; }

    /// <summary>Only so many items, drawn at random and kept in their order; <see langword="null"/> for all.</summary>
    public int? Sample { get; init; }

    /// <summary>Seed of the draw: the same seed draws the same items.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Only items that carry this tag, written <c>name=value</c>; <see langword="null"/> for all.</summary>
    public string? Tag { get; init; }
}
