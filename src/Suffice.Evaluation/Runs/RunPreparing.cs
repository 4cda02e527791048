using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Evaluation.Sets;
using Suffice.Providers;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Runs;

/// <summary>Gets a run ready: chooses metrics, estimates the cost, finds the unfinished run to go on with, and refuses what cannot be meant.</summary>
/// <param name="time">The clock.</param>
public sealed class RunPreparing(TimeProvider time)
{
    // An answer to an item without a reference: about what a label or a short answer takes.
    private const long UsualAnswerTokens = 64;

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
        return run with { Estimate = EstimateOf(run) };
    }

    private void Refuse(EvalOptions options, ImmutableArray<PreparedItem> items)
    {
        if (options.Judge is null && items.SelectMany(item => SpecsOf(item.Item, options)).SelectMany(spec => spec.Of.Prepend(spec)).FirstOrDefault(spec => spec.Of.IsEmpty && spec.Judge is null && AsksJudge(spec)) is { } unjudged)
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
        string setHash = HashOf(items.Select(item => KeyOf(item.Item)));
        string key = HashOf(Parts(setHash, options));
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
            Models = [.. options.Models.Select(model => new EvalRunModel(model.Name, model.Model.Id, model.Provider?.Name, model.Model.Family) { IsReplayed = model.Provider?.Protocol == ModelClients.Replay })],
            Metrics = [.. items.SelectMany(item => item.Metrics).CountBy(metric => metric, StringComparer.Ordinal).OrderByDescending(metric => metric.Value).Select(metric => metric.Key)],
            Judge = JudgesOf(items, options) is [_, ..] judges ? string.Join(", ", judges) : null,
            JudgeDecides = items.Any(item => SpecsOf(item.Item, options).Any(spec => spec.Weight > 0 && AsksJudge(spec))),
            Repeats = options.Repeats,
            Floor = options.Task?.Floor,
            Unlabelled = set.Items.Length - items.Length,
            Problems = [.. set.Problems.Select(problem => problem.ToString())],
            Warnings = [.. RunWarnings.Of(set, items, options)],
        };
    }

    internal static bool AsksJudge(EvalItem item, EvalOptions options) => SpecsOf(item, options).Any(AsksJudge);

    private static IEnumerable<MetricSpec> SpecsOf(EvalItem item, EvalOptions options) => item.Metrics.Concat(options.Metrics);

    private static string[] JudgesOf(ImmutableArray<PreparedItem> items, EvalOptions options) =>
    [
        .. items.SelectMany(item => SpecsOf(item.Item, options)).SelectMany(spec => spec.Of.Prepend(spec)).Where(AsksJudge)
            .Where(spec => spec.Of.IsEmpty).Select(spec => spec.Judge ?? options.Judge?.Name).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    private static bool AsksJudge(MetricSpec spec) => BuiltInMetrics.Find(spec.Type) is { AsksAJudge: true } || spec.Of.Any(AsksJudge);

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

    private RunEstimate EstimateOf(PreparedRun run)
    {
        ModelAsker asker = new(run.Options, new NobodyThere(), new SpendingCap(null), new Random(1), time);
        ILookup<string, EvalJob> jobs = run.Jobs().ToLookup(job => job.Model.Name, StringComparer.Ordinal);
        return new RunEstimate([.. run.Options.Models.Select(model => EstimateOf(model, [.. jobs[model.Name]], asker))]);
    }

    private static ModelEstimate EstimateOf(EvalModel model, EvalJob[] jobs, ModelAsker asker)
    {
        EvalJob[] calls = [.. jobs.Where(job => !asker.IsAtHand(job.Item.Item, model, job.Repeat))];
        return EstimateOf(model, [.. calls.Select(call => call.Item.Item)], jobs.Length - calls.Length, asker);
    }

    /// <summary>What calls of a model are going to take.</summary>
    internal static ModelEstimate EstimateOf(EvalModel model, EvalItem[] calls, long atHand, ModelAsker asker)
    {
        decimal? likely = 0;
        decimal? most = 0;
        foreach (EvalItem call in calls)
        {
            Chat.ChatRequest request = asker.CallOf(call, model);
            long answer = Math.Max(UsualAnswerTokens, TokenEstimate.Text(call.ReferenceText ?? string.Empty));
            likely += asker.Price.Likely(model, request, Math.Min(answer, request.MaxOutputTokens ?? long.MaxValue));
            most += asker.Price.Worst(model, request);
        }

        return new ModelEstimate(model.Name, calls.Length, atHand, likely, most);
    }

    private static string KeyOf(EvalItem item) =>
        $"{item.Id}\n{CallKey.Of(item.Request)}\n{item.Request.Temperature}\n{item.Request.MaxOutputTokens}\n{item.Reference?.GetRawText()}\n{item.Threshold}\n{SpecsOf(item.Metrics)}";

    private static string SpecsOf(IEnumerable<MetricSpec> specs) =>
        JsonSerializer.Serialize(specs.Select(spec => new { spec.Name, spec.Type, spec.IsNegated, Value = spec.Value?.GetRawText(), spec.Threshold, spec.Weight, spec.Judge, Config = spec.Config?.GetRawText(), Of = SpecsOf(spec.Of) }));

    private static IEnumerable<string> Parts(string setHash, EvalOptions options) =>
    [
        setHash,
        .. options.Models.Append(options.Judge).OfType<EvalModel>().Select(model => $"{model.Name}\n{model.Model.Id}\n{model.Provider?.Protocol}\n{model.Provider?.BaseUrl}\n{string.Join(' ', model.Provider?.Recordings ?? [])}"),
        SpecsOf(options.Metrics),
        string.Join('\n', options.OwnMetrics.Select(metric => metric.GetType().AssemblyQualifiedName)),
        options.GateCounts ? options.Task?.GateSignature ?? string.Empty : string.Empty,
        $"{options.Repeats} {options.MaxOutputTokens} {options.Temperature}",
    ];

    private static string HashOf(IEnumerable<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Estimates call nobody.</summary>
    private sealed class NobodyThere : IModelClients
    {
        public IModelClient For(ProviderDefinition provider) => throw new NotSupportedException("an estimate calls nobody");
    }
}
