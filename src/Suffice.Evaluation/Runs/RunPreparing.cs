using System.Collections.Immutable;
using System.Globalization;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Runs;

/// <summary>Gets a run ready: chooses metrics, finds the unfinished run to go on with, and refuses what cannot be meant.</summary>
/// <param name="time">The clock.</param>
public sealed class RunPreparing(TimeProvider time)
{
    /// <summary>Gets a run ready; nobody is called.</summary>
    /// <param name="set">The items.</param>
    /// <param name="options">The limits.</param>
    /// <returns>The run.</returns>
    /// <exception cref="EvalSetException">No item can be measured, a price is missing, or a cap cannot be kept.</exception>
    /// <exception cref="EvalMetricException">A metric cannot be used.</exception>
    public PreparedRun Prepare(EvalSet set, EvalOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<PreparedItem> items = new ItemPreparing(options).Prepare(set);
        if (items.IsEmpty)
        {
            throw new EvalSetException($"none of the {set.Items.Length} items is labelled yet: write each one's right answer into its 'reference', take the last model's for it (--reference ceiling), or name a metric that needs none (--metric llm-rubric:...)");
        }

        Refuse(options, items);
        EvalRunHead head = HeadOf(set, items, options);
        EvalRun? earlier = options.Fresh ? null : Unfinished(options.RunFolder, head, items.Length);
        PreparedRun run = new()
        {
            Head = earlier?.Head ?? head,
            Options = options,
            Set = set,
            Prepared = items,
            Earlier = earlier,
            Estimate = new RunEstimate([]),
        };
        return run with { Estimate = RunEstimating.Of(run, time) };
    }

    private void Refuse(EvalOptions options, ImmutableArray<PreparedItem> items)
    {
        if (options.Judge is null && RunJudges.Wanted(items, options).FirstOrDefault(spec => spec.Judge is null) is { } unjudged)
        {
            throw new EvalSetException($"{unjudged.Name} asks a judge and none is named: --judge MODEL names one of the policy");
        }

        CallPrice price = new(time.GetUtcNow());
        EvalModel[] called = [.. options.Models.Append(options.Judge).Concat(options.OtherJudges).OfType<EvalModel>().Where(model => !model.IsRecorded)];
        string[] unpriced = [.. called.Where(model => !price.Knows(model)).Select(model => model.Name)];
        if (unpriced.Length > 0 && (!options.AllowUnpriced || options.MaxCostUsd is not null))
        {
            throw new EvalSetException($"no price is known for {string.Join(", ", unpriced)}: write it into the policy (price: {{ input: .., output: .. }}, USD per million tokens){(options.MaxCostUsd is null ? ", or run with --allow-unpriced" : "; without it --max-cost cannot be kept")}");
        }

        if (options.MaxCostUsd is not null && called.FirstOrDefault(model => (options.MaxOutputTokens ?? model.Model.MaxOutputTokens) is null && items.Any(item => item.Item.Request.MaxOutputTokens is null)) is { } endless)
        {
            throw new EvalSetException($"how long an answer of {endless.Name} can get is not known, so --max-cost cannot be kept: give --max-tokens N");
        }
    }

    private EvalRunHead HeadOf(EvalSet set, ImmutableArray<PreparedItem> items, EvalOptions options)
    {
        string setHash = RunKey.OfItems(items);
        string key = RunKey.Of(setHash, options);
        DateTimeOffset now = time.GetUtcNow();
        string name = string.Concat(set.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('.', '-');
        return new EvalRunHead
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{(name.Length > 0 ? name[..Math.Min(name.Length, 60)] : "set")}-{now:yyyyMMdd-HHmmss-fff}-{key[..8]}"),
            Key = key,
            Set = set.Name,
            Task = options.Task?.Name,
            SetHash = setHash,
            StartedAt = now,
            Models = [.. options.Models.Select(model => new EvalRunModel(model.Name, model.Model.Id, model.Provider?.Name, model.Model.Family) { IsReplayed = model.IsReplayed })],
            Metrics = [.. items.SelectMany(item => item.Metrics).CountBy(metric => metric, StringComparer.Ordinal).OrderByDescending(metric => metric.Value).Select(metric => metric.Key)],
            Judge = RunJudges.Names(items, options) is [_, ..] judges ? string.Join(", ", judges) : null,
            JudgeDecides = RunJudges.Decide(items, options),
            Repeats = options.Repeats,
            Items = items.Length,
            Floor = options.Task?.Floor,
            Unlabelled = set.Items.Length - items.Length,
            Problems = [.. set.Problems.Select(problem => problem.ToString())],
            Warnings = [.. RunWarnings.Of(set, items, options)],
        };
    }

    private static EvalRun? Unfinished(string folder, EvalRunHead head, int items)
    {
        foreach ((string path, EvalRunHead other) in EvalRunStore.List(folder))
        {
            if (other.Key != head.Key)
            {
                continue;
            }

            EvalRun earlier = EvalRunStore.Load(path);
            bool isDone = earlier.Results.Count(result => !result.IsError) == (long)items * head.Models.Length * head.Repeats;
            return isDone ? null : earlier;
        }

        return null;
    }
}
