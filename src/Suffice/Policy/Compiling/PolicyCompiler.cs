using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Classifier.Learned;
using Suffice.Confidence;
using Suffice.Files;
using Suffice.Policy.Compiling.Gates;
using Suffice.Pipelines;
using Suffice.Policy.Compiling.Models;
using Suffice.Policy.Compiling.Pipelines;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;

namespace Suffice.Policy.Compiling;

/// <summary>Makes the policy of what was written, checking how its parts hold together.</summary>
internal sealed class PolicyCompiler(
    Compilation load, ModelCatalog catalog, ChecksByName kinds, IContentReader<IAnswerEstimator>? estimators, IContentReader<ITaskGuesser>? guessers)
{
    public SufficePolicy Compile(WrittenPolicy written)
    {
        PolicyFile file = written.File;
        ProviderTable providers = new(load, file.Providers);
        ModelTable models = new(load, catalog, providers, file.Models);
        CheckMaker checks = new(load, kinds, models);
        TaskCompiler compiler = new(
            load, models, new GateReader(load, kinds, checks), new ConfidenceCompiler(load, estimators, models, checks.ModelsAsked));
        LadderRules rules = new(load, providers.All);
        ImmutableArray<TaskPolicy> tasks = [.. written.Tasks.Select(task => Checked(task, compiler, rules))];
        TaskPolicy? other = written.Default is { } rest ? Checked(rest, compiler, rules) : null;
        ImmutableArray<CanarySettings> canaries = CanaryCompiler.Compile(file.Canaries, models);
        FrozenDictionary<string, Model> index = models.Index();
        IEnumerable<string> asked = checks.ModelsAsked.Concat(canaries.Select(canary => canary.Model));
        providers.TellMissingKeys(Used(tasks, other, asked.Select(index.GetValueOrDefault)));
        AgentCompiler.CheckNames(written, load);
        LearnedClassifier? classifier = new ClassifierCompiler(load, guessers).Compile(file.Classifier, tasks);
        ImmutableArray<Pipeline> pipelines = new PipelineCompiler(load, tasks).Compile(written.Pipelines);
        return new SufficePolicy
        {
            Version = load.Sources.Version(load.Root),
            PriceVersion = catalog.PriceVersion,
            Files = load.Sources.Files,
            Providers = providers.All.ToFrozenDictionary(StringComparer.Ordinal),
            Models = index,
            Tasks = tasks,
            Pipelines = pipelines,
            Default = other,
            Classifier = classifier,
            Canaries = canaries,
            Chief = AgentCompiler.Chief(file.Chief),
            Budget = file.Budget is { } budget ? new SpendBudget(budget.Month) : null,
            Gateway = GatewayCompiler.Compile(file.Gateway, load),
            Telemetry = TelemetryCompiler.Compile(file.Telemetry, load),
            Ledger = file.Ledger with { Path = Path.GetFullPath(file.Ledger.Path, load.Root) },
        };
    }

    private static TaskPolicy Checked(WrittenTask source, TaskCompiler compiler, LadderRules rules)
    {
        TaskPolicy task = compiler.Compile(source);
        rules.Check(task, source.Path);
        return task;
    }

    private static HashSet<string> Used(ImmutableArray<TaskPolicy> tasks, TaskPolicy? other, IEnumerable<Model?> asked) =>
        tasks.Concat(other is null ? [] : [other])
            .SelectMany(task => task.Ladder)
            .Concat(asked.OfType<Model>())
            .SelectMany(model => model.Peers.Prepend(model))
            .Select(model => model.Provider)
            .ToHashSet(StringComparer.Ordinal);
}
