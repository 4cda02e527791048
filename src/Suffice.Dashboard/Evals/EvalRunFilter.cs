namespace Suffice.Dashboard.Evals;

/// <summary>What of a run is asked for.</summary>
public sealed record EvalRunFilter
{
    /// <summary>How many items stand on a page.</summary>
    public const int UsualItems = 50;

    /// <summary>Only items of this kind (a word of <see cref="ItemKinds"/>); <see langword="null"/> for all, differences first.</summary>
    public string? Kind { get; init; }

    /// <summary>Which page of the items, from 1; one that is not there is the last.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Items a page.</summary>
    public int Most { get; init; } = UsualItems;

    /// <summary>An item to look at; <see langword="null"/> for none.</summary>
    public string? Item { get; init; }

    /// <summary>True when what was asked and answered may be read.</summary>
    public bool WithTexts { get; init; }
}
