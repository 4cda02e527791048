using System.Collections.Immutable;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Runs;

/// <summary>A run that is ready to start: what it will ask, what that takes, and what it goes on from.</summary>
public sealed record PreparedRun
{
    /// <summary>What is run.</summary>
    public required EvalRunHead Head { get; init; }

    /// <summary>The limits.</summary>
    public required EvalOptions Options { get; init; }

    /// <summary>The set.</summary>
    public required EvalSet Set { get; init; }

    /// <summary>What it is going to take.</summary>
    public required RunEstimate Estimate { get; init; }

    /// <summary>The unfinished run of the same that it goes on with; <see langword="null"/> when it begins anew.</summary>
    public EvalRun? Earlier { get; init; }

    /// <summary>How many items are measured.</summary>
    public int Items => Prepared.Length;

    /// <summary>What the earlier start spent, USD.</summary>
    internal decimal SpentEarlierUsd => Earlier?.SpentUsd ?? 0;

    internal ImmutableArray<PreparedItem> Prepared { get; init; } = [];

    /// <summary>What is left to ask, in order: an item at all models before the next.</summary>
    internal IEnumerable<EvalJob> Jobs()
    {
        HashSet<(string, int, string)> done = [.. (Earlier?.Results ?? []).Where(result => !result.IsError).Select(result => (result.Item, result.Repeat, result.Model))];
        return from repeat in Enumerable.Range(0, Options.Repeats)
               from item in Prepared
               from model in Options.Models
               where !done.Contains((item.Item.Id, repeat, model.Name))
               select new EvalJob(item, model, repeat);
    }
}

/// <summary>One answer to get and to measure.</summary>
internal sealed record EvalJob(PreparedItem Item, EvalModel Model, int Repeat);
