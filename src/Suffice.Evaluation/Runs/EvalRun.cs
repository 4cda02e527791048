using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Runs;

/// <summary>A run as it is kept: what was asked, of whom, and what came of it.</summary>
public sealed record EvalRun
{
    /// <summary>What was run.</summary>
    public required EvalRunHead Head { get; init; }

    /// <summary>The file it is kept in.</summary>
    public required string Path { get; init; }

    /// <summary>The items, in their order.</summary>
    public required ImmutableArray<EvalRunItem> Items { get; init; }

    /// <summary>The results; the latest of each item, repeat and model.</summary>
    public required ImmutableArray<EvalResult> Results { get; init; }

    /// <summary>What people said of its answers, by item, model and repeat; a judge is measured by these.</summary>
    public FrozenDictionary<(string Item, string Model, int Repeat), bool> Labels { get; init; } = FrozenDictionary<(string, string, int), bool>.Empty;

    /// <summary>Why what people said cannot be read; <see langword="null"/> when it can, or nobody said anything.</summary>
    public string? LabelsProblem { get; init; }

    /// <summary>Results that nothing can be said of, because the line of their item cannot be read.</summary>
    public int Lost { get; init; }

    /// <summary>True when everything was asked, and is there.</summary>
    public bool IsWhole => Lost == 0 && Items.Length > 0 && (Head.Items ?? Items.Length) == Items.Length && Results.Length == (long)Items.Length * Head.Models.Length * Head.Repeats;

    /// <summary>What it spent so far, USD, as far as it is known: an answer that nobody was asked for cost nothing, whatever it is worth, but judging it did.</summary>
    public decimal SpentUsd
    {
        get
        {
            HashSet<string> called = [.. Head.Models.Where(model => model.Provider is not null).Select(model => model.Name)];
            return Results.Sum(result => (!result.Cached && called.Contains(result.Model) ? result.CostUsd ?? 0 : 0) + (result.JudgeCostUsd ?? 0));
        }
    }

    /// <summary>What a person said of an answer.</summary>
    /// <param name="result">The answer.</param>
    /// <returns>Whether it passes; <see langword="null"/> when nobody said.</returns>
    public bool? LabelOf(EvalResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Labels.TryGetValue((result.Item, result.Model, result.Repeat), out bool passed) ? passed : null;
    }

    /// <summary>The results of one model.</summary>
    /// <param name="model">Its name.</param>
    /// <returns>The results.</returns>
    public IEnumerable<EvalResult> Of(string model) => Results.Where(result => result.Model == model);
}

/// <summary>An item as a run keeps it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Request">The call.</param>
/// <param name="ReferenceText">The right answer; <see langword="null"/> when there is none.</param>
/// <param name="Tags">What is known of it.</param>
/// <param name="SplitKey">Items with the same key are no independent evidence.</param>
/// <param name="Place">Where it stands, such as <c>set.jsonl:3</c>.</param>
public sealed record EvalRunItem(string Id, ChatRequest Request, string? ReferenceText, ImmutableArray<EvalTag> Tags, string SplitKey, string Place)
{
    /// <summary>By what a judge was to judge answers to it, as a hash; <see langword="null"/> when nobody was asked.</summary>
    public string? JudgedBy { get; init; }
}
