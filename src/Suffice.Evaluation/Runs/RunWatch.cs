using System.Collections.Immutable;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Runs;

/// <summary>Reads the verdict of a run while it grows. Items are taken in the order they were drawn in, whichever is answered first: a quick answer must not count sooner.</summary>
/// <remarks>Safe for use by many calls at once. Of several repeats the first is watched.</remarks>
public sealed class RunWatch
{
    private readonly Lock reading = new();
    private readonly (string Id, string Cluster)[] items;
    private readonly string[] models;
    private readonly string? metric;
    private readonly bool stops;
    private readonly bool needsAll;
    private readonly ImmutableArray<WatchedVerdict> verdicts;
    private readonly Dictionary<(string Item, string Model), ItemScore> waiting = [];
    private int next;

    /// <summary>Begins to watch.</summary>
    /// <param name="run">The run; its items stand in random order.</param>
    /// <param name="rule">What good enough means; it has a margin. Of several verdicts that are watched together each needs a share of the confidence.</param>
    /// <param name="metric">The metric that is compared; <see langword="null"/> for passing.</param>
    /// <param name="stops">True to end the run as soon as every verdict is reached. A floor holds of a whole run only, so with one only a loss ends it.</param>
    /// <param name="together">How many verdicts are watched together.</param>
    /// <exception cref="ArgumentException">There is no large model, or no margin.</exception>
    public RunWatch(PreparedRun run, VerdictRule rule, string? metric, bool stops, int together = 1)
        : this(Checked(run), [.. run.Options.Models.Select(model => model.Name)], [.. run.Prepared.Select(item => (item.Item.Id, item.Item.SplitKey))], rule, metric, stops, together)
    {
        foreach (EvalResult earlier in run.Earlier?.Results.Where(result => !result.IsError) ?? [])
        {
            Add(earlier);
        }
    }

    private RunWatch(EvalRunHead head, string[] models, (string Id, string Cluster)[] items, VerdictRule rule, string? metric, bool stops, int together)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (models.Length < 2)
        {
            throw new ArgumentException("a verdict is watched beside a large model: name two models or more", nameof(models));
        }

        (this.items, this.models, this.metric, this.stops, needsAll) = (items, models, metric, stops, rule.FloorMark is not null);
        VerdictRule each = rule with { FloorMark = null, Confidence = 1 - ((1 - rule.Confidence) / together) };
        verdicts = [.. models[..^1].Select(_ => new WatchedVerdict(each, head.ScoredBy))];
    }

    /// <summary>Watches a run that is kept, as if it had just been made: what was ended early, for whatever reason, is not held to a number of items that it never had.</summary>
    /// <param name="run">The run, of two models or more.</param>
    /// <param name="rule">What good enough means; it has a margin.</param>
    /// <param name="metric">The metric that is compared; <see langword="null"/> for passing.</param>
    /// <returns>What was seen, all models of it together.</returns>
    internal static RunWatch Again(EvalRun run, VerdictRule rule, string? metric)
    {
        string[] names = [.. run.Head.Models.Select(model => model.Name)];
        RunWatch watch = new(run.Head, names, [.. run.Items.Select(item => (item.Id, item.SplitKey))], rule, metric, stops: false, together: names.Length - 1);
        foreach (EvalResult result in run.Results)
        {
            watch.Add(result);
        }

        return watch;
    }

    /// <summary>The verdict on a model as it stands.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The verdict; <see langword="null"/> for the large model.</returns>
    public WatchedVerdict? Of(string model) => Array.IndexOf(models, model) is >= 0 and var i && i < verdicts.Length ? verdicts[i] : null;

    /// <summary>What is known by now, in a sentence for each model.</summary>
    public string Sentence
    {
        get
        {
            lock (reading)
            {
                return string.Join(' ', verdicts.Select((verdict, i) => verdicts.Length > 1 ? $"{models[i]}: {verdict.Sentence}" : verdict.Sentence));
            }
        }
    }

    /// <summary>Takes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>Why the run need not go on; <see langword="null"/> when it does.</returns>
    public string? Add(EvalResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Repeat > 0)
        {
            return null;
        }

        lock (reading)
        {
            waiting[(result.Item, result.Model)] = result.ScoreBy(metric);
            while (next < items.Length && models.All(model => waiting.ContainsKey((items[next].Id, model))))
            {
                Read(items[next++]);
            }

            return stops && verdicts.All(IsSettled) ? $"settled after {verdicts.Max(verdict => verdict.Items)} of {items.Length} items" : null;
        }
    }

    private bool IsSettled(WatchedVerdict verdict) =>
        verdict.Outcome == VerdictOutcome.Insufficient || (verdict.Outcome == VerdictOutcome.Sufficient && !needsAll);

    private static EvalRunHead Checked(PreparedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Head;
    }

    private void Read((string Id, string Cluster) item)
    {
        ItemScore large = waiting[(item.Id, models[^1])];
        for (int i = 0; i < verdicts.Length; i++)
        {
            verdicts[i].Add(new PairedItem(item.Id, waiting[(item.Id, models[i])], large) { Cluster = item.Cluster });
        }
    }
}
