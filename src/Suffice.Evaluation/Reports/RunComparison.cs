using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Reports;

/// <summary>How a run stands to an earlier one of the same items.</summary>
/// <param name="Earlier">The earlier run's name.</param>
/// <param name="EarlierAt">When that began (UTC).</param>
/// <param name="Models">Each model that is in both, or the first of each run where none is.</param>
/// <param name="New">Items that the earlier run did not have.</param>
/// <param name="Gone">Items that this run does not have.</param>
/// <param name="Relabelled">Items whose right answer is another by now; they are not compared.</param>
/// <param name="Reworded">How many of the compared items are asked otherwise now: another prompt, other tools, another schema.</param>
public sealed record RunComparison(
    string Earlier,
    DateTimeOffset EarlierAt,
    ImmutableArray<ModelComparison> Models,
    ImmutableArray<string> New,
    ImmutableArray<string> Gone,
    ImmutableArray<string> Relabelled,
    int Reworded)
{
    /// <summary>True when a model is shown to be worse than it was: the interval of its difference lies below zero.</summary>
    public bool IsWorse => Models.Any(model => model.Difference95 is { High: < 0 });

    /// <summary>Compares.</summary>
    /// <param name="run">The run.</param>
    /// <param name="earlier">The earlier one.</param>
    /// <returns>What got better, worse, new and gone.</returns>
    public static RunComparison Of(EvalRun run, EvalRun earlier)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(earlier);
        Dictionary<string, EvalRunItem> before = earlier.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        Dictionary<string, EvalRunItem> now = run.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        EvalRunItem[] inBoth = [.. run.Items.Where(item => before.ContainsKey(item.Id))];
        ILookup<bool, EvalRunItem> kept = inBoth.ToLookup(item => item.ReferenceText == before[item.Id].ReferenceText);
        HashSet<string> compared = [.. kept[true].Select(item => item.Id)];
        (string Now, string Before)[] shared = [.. run.Head.Models.Where(model => earlier.Head.Models.Any(old => old.Name == model.Name)).Select(model => (model.Name, model.Name))];
        (string Now, string Before)[] pairs = shared.Length > 0 ? shared : [(run.Head.Models[0].Name, earlier.Head.Models[0].Name)];
        return new RunComparison(
            earlier.Head.Id,
            earlier.Head.StartedAt,
            [.. pairs.Select(pair => ModelComparison.Of(pair.Now, pair.Before, compared, run, earlier))],
            [.. now.Keys.Where(id => !before.ContainsKey(id))],
            [.. before.Keys.Where(id => !now.ContainsKey(id))],
            [.. kept[false].Select(item => item.Id)],
            kept[true].Count(item => CallKey.Of(item.Request) != CallKey.Of(before[item.Id].Request)));
    }
}
