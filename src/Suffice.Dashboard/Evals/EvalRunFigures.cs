using System.Collections.Immutable;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Dashboard.Evals;

/// <summary>One run: each model's figures, what was shown of them, and the items, differences first.</summary>
public sealed record EvalRunFigures
{
    /// <summary>The run in a line.</summary>
    public required EvalLine Run { get; init; }

    /// <summary>The file it is kept in.</summary>
    public required string File { get; init; }

    /// <summary>Items of the set that were left out because nobody labelled them.</summary>
    public required int Unlabelled { get; init; }

    /// <summary>What the items were measured by, the most used first.</summary>
    public required ImmutableArray<string> MeasuredBy { get; init; }

    /// <summary>The judge; <see langword="null"/> when none was asked.</summary>
    public required string? Judge { get; init; }

    /// <summary>The floor that holds of it, 0 to 1; <see langword="null"/> when none is stated.</summary>
    public required double? Floor { get; init; }

    /// <summary>The metric whose mean is compared; <see langword="null"/> for the share of items that pass.</summary>
    public required string? ComparedBy { get; init; }

    /// <summary>How many points of 100 below the large model still count as as good.</summary>
    public required double MarginPoints { get; init; }

    /// <summary>Each model, cheapest first; the last is the ceiling.</summary>
    public required ImmutableArray<ModelReport> Models { get; init; }

    /// <summary>What was shown of each model that was held against a mark.</summary>
    public required ImmutableArray<EvalVerdict> Verdicts { get; init; }

    /// <summary>Results by tag.</summary>
    public required ImmutableArray<SliceReport> Slices { get; init; }

    /// <summary>How many items there are of each kind, the weightiest first.</summary>
    public required ImmutableArray<EvalKindCount> Kinds { get; init; }

    /// <summary>Only items of this kind; <see langword="null"/> for all.</summary>
    public required string? Kind { get; init; }

    /// <summary>Which page of the items, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages.</summary>
    public required int Pages { get; init; }

    /// <summary>The items of the page.</summary>
    public required ImmutableArray<EvalItemLine> Items { get; init; }

    /// <summary>The item that is looked at; <see langword="null"/> for none.</summary>
    public required EvalItemDetail? Item { get; init; }

    /// <summary>True when what was asked and answered is in it.</summary>
    public required bool WithTexts { get; init; }

    /// <summary>Rows of the set that cannot be used.</summary>
    public required int Problems { get; init; }

    /// <summary>What a reader of the figures must know.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}

/// <summary>A verdict, and what it means.</summary>
/// <param name="Verdict">What was found and decided.</param>
/// <param name="Words">How the items split, how surely, and what it means; the outcome first.</param>
public sealed record EvalVerdict(Verdict Verdict, ImmutableArray<string> Words);

/// <summary>Items of a kind.</summary>
/// <param name="Kind">The kind, a word of <see cref="ItemKinds"/>.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Items">How many.</param>
public sealed record EvalKindCount(string Kind, string Meaning, int Items);
