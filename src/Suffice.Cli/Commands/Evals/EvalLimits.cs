using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;

namespace Suffice.Cli.Commands.Evals;

/// <summary>Who is asked, by what answers are measured, and within what limits.</summary>
internal sealed class EvalLimits
{
    private readonly Option<string?> models = new("--models") { Description = "The models, cheapest first, separated by commas; the last is the ceiling. Default: the task's ladder." };
    private readonly Option<string[]> metrics = new("--metric") { Description = "A metric for every item, beside its own: NAME, NAME@THRESHOLD or NAME:VALUE, such as rouge-l@0.6 or \"llm-rubric:is polite\"." };
    private readonly Option<string[]> assemblies = new("--metric-assembly") { Description = "A .NET assembly (.dll): each public class of it that implements IMetric measures every answer. It runs with your rights." };
    private readonly Option<bool> withoutGate = new("--no-gate") { Description = "Do not count the checks of the task's gate as metrics." };
    private readonly Option<string?> judge = new("--judge") { Description = "The model of the policy that judges where a metric asks for one." };
    private readonly Option<int> repeats = new("--repeats") { Description = "How often each item is asked.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> concurrency = new("--concurrency") { Description = "Calls in flight at once.", DefaultValueFactory = _ => 8 };
    private readonly Option<int?> rate = new("--rate") { Description = "The most calls a minute to each provider." };
    private readonly Option<decimal?> maxCost = new("--max-cost") { Description = "The most that all of it may cost, in USD; the worst case of a call is held back before it is sent." };
    private readonly Option<bool> allowUnpriced = new("--allow-unpriced") { Description = "Call models without a known price all the same." };
    private readonly Option<int?> maxTokens = new("--max-tokens") { Description = "The most tokens of each answer, in place of what the items say." };
    private readonly Option<decimal?> temperature = new("--temperature") { Description = "The temperature of each call, in place of what the items say." };
    private readonly Option<bool> fresh = new("--fresh") { Description = "Begin anew: go on with no earlier run, and use no kept answer." };
    private readonly Option<bool> withoutCache = new("--no-cache") { Description = "Keep no answers for other runs." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.AddAll(models, metrics, assemblies, withoutGate, judge, repeats, concurrency, rate, maxCost, allowUnpriced, maxTokens, temperature, fresh, withoutCache);
    }

    /// <summary>Reads them for one set.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="target">The set.</param>
    /// <returns>What is run.</returns>
    public EvalOptions Read(ParseResult parsed, LoadedPolicy policy, EvalTarget target)
    {
        EvalModels known = new(policy.Policy, policy.Recorded, policy.Asks);
        ImmutableArray<MetricSpec> specs = [.. (parsed.GetValue(metrics) ?? []).Select(MetricSpecs.Parse)];
        return new EvalOptions
        {
            Models = [.. Named(parsed.GetValue(models), target).Select(name => known.Find(name, target.Set))],
            Task = target.Task,
            Metrics = specs,
            OwnMetrics = [.. (parsed.GetValue(assemblies) ?? []).SelectMany(path => MetricAssembly.Load(InputFile.Require(path, "name a .NET assembly (.dll)"))), .. target.Metrics],
            GateCounts = !parsed.GetValue(withoutGate),
            Judge = parsed.GetValue(judge) is { } name ? Judge(known, name) : null,
            OtherJudges = [.. JudgesOf(target.Set, specs).Select(other => known.InPolicy(other)
                ?? throw new CommandException(ExitCode.WrongUse, $"a metric of {target.Set.Name} names the judge {other}, and the policy has no model of this name"))],
            Repeats = Numbers.Within<int>(repeats, parsed.GetValue(repeats), 1, 1000)!.Value,
            Concurrency = Numbers.Within<int>(concurrency, parsed.GetValue(concurrency), 1, 1000)!.Value,
            RequestsPerMinute = Numbers.Within(rate, parsed.GetValue(rate), 1, 1_000_000),
            MaxCostUsd = Numbers.Within(maxCost, parsed.GetValue(maxCost), 0, 1_000_000),
            AllowUnpriced = parsed.GetValue(allowUnpriced),
            MaxOutputTokens = Numbers.Within(maxTokens, parsed.GetValue(maxTokens), 1, 10_000_000),
            Temperature = Numbers.Within(temperature, parsed.GetValue(temperature), 0, 2),
            RunFolder = Path.Combine(policy.Folder, EvalRunStore.UsualFolder),
            CacheFolder = parsed.GetValue(withoutCache) ? null : Path.Combine(policy.Folder, EvalRunStore.UsualCacheFolder),
            Fresh = parsed.GetValue(fresh),
        };
    }

    private static string[] Named(string? list, EvalTarget target)
    {
        string[] typed = Options.Names(list);
        string[] named = typed.Length > 0 ? typed : [.. target.Task?.Ladder.Select(model => model.Name) ?? []];
        if (named.Length == 0)
        {
            string[] there = [.. target.Set.Items.SelectMany(item => item.Recorded.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            throw new CommandException(ExitCode.WrongUse, $"name the models to measure, cheapest first: --models SMALL,LARGE{(there.Length == 0 ? "" : $"; the items bring answers of {string.Join(", ", there)}")}");
        }

        return named.CountBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1) is { Key: { } twice }
            ? throw new CommandException(ExitCode.WrongUse, $"--models: {twice} is named twice; name each model once, cheapest first")
            : named;
    }

    private static EvalModel Judge(EvalModels known, string name) =>
        known.InPolicy(name) ?? throw new CommandException(ExitCode.WrongUse, $"--judge {name}: the policy has no model of this name");

    private static IEnumerable<string> JudgesOf(EvalSet set, IEnumerable<MetricSpec> specs) => set.Items
        .SelectMany(item => item.Metrics).Concat(specs)
        .SelectMany(spec => spec.Of.Prepend(spec))
        .Select(spec => spec.Judge).OfType<string>().Distinct(StringComparer.Ordinal);
}
