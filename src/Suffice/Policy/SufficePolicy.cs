using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Classifier.Learned;
using Suffice.Pipelines;
using Suffice.Providers;

namespace Suffice.Policy;

/// <summary>A validated policy: everything the engine decides by, at one moment. Immutable; a change makes a new one.</summary>
public sealed record SufficePolicy
{
    /// <summary>Identifies its content (hash of every file that went into it), shown in the ledger.</summary>
    public required string Version { get; init; }

    /// <summary>Identifies the price table in force.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>The files it was read from, the main one first.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Providers by name.</summary>
    public required FrozenDictionary<string, ProviderDefinition> Providers { get; init; }

    /// <summary>
    /// Models by every name that means them: the policy's own name, the pinned id, the aliases. Built-in models whose vendor
    /// is among the providers are here too, so that a caller may name them.
    /// </summary>
    public required FrozenDictionary<string, Model> Models { get; init; }

    /// <summary>Tasks by name, in the order written.</summary>
    public required ImmutableArray<TaskPolicy> Tasks { get; init; }

    /// <summary>What holds for a call that is none of the tasks; <see langword="null"/> when such calls are refused.</summary>
    public TaskPolicy? Default { get; init; }

    /// <summary>The flows of several steps that may be run, by name.</summary>
    public ImmutableArray<Pipeline> Pipelines { get; init; } = [];

    /// <summary>Names the task of calls for model <c>auto</c>; <see langword="null"/> when the policy names none.</summary>
    public LearnedClassifier? Classifier { get; init; }

    /// <summary>How the gateway listens.</summary>
    public GatewaySettings Gateway { get; init; } = new();

    /// <summary>The fixed prompts that are asked of models to notice a change behind their names.</summary>
    public ImmutableArray<CanarySettings> Canaries { get; init; } = [];

    /// <summary>How workers are watched for failures that repeat; <see langword="null"/> when they are not.</summary>
    public ChiefSettings? Chief { get; init; }

    /// <summary>What all calls together are meant to cost; <see langword="null"/> when nothing is said.</summary>
    public SpendBudget? Budget { get; init; }

    /// <summary>What the gateway tells of its work.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>What is kept, where and for how long.</summary>
    public LedgerSettings Ledger { get; init; } = new();

    /// <summary>Every task, the default included where there is one.</summary>
    public IEnumerable<TaskPolicy> AllTasks => Default is null ? Tasks : Tasks.Append(Default);

    /// <summary>Every model that may be called, its peers included, with the provider that serves it.</summary>
    internal IEnumerable<(ProviderDefinition Provider, Model Model)> Routes =>
        from model in AllTasks.SelectMany(task => task.Ladder).Concat(Models.Values)
        from served in model.Peers.Prepend(model)
        where Providers.ContainsKey(served.Provider)
        select (Providers[served.Provider], served);

    /// <summary>Finds a task, or the default by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The task, or <see langword="null"/>.</returns>
    public TaskPolicy? FindAny(string? name) => name == TaskPolicy.DefaultName ? Default : name is null ? null : FindTask(name);

    /// <summary>Finds a pipeline.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The pipeline, or <see langword="null"/>.</returns>
    public Pipeline? FindPipeline(string name) => Pipelines.FirstOrDefault(pipeline => string.Equals(pipeline.Name, name, StringComparison.Ordinal));

    /// <summary>Finds a task.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The task, or <see langword="null"/>.</returns>
    public TaskPolicy? FindTask(string name)
    {
        foreach (TaskPolicy task in Tasks)
        {
            if (string.Equals(task.Name, name, StringComparison.Ordinal))
            {
                return task;
            }
        }

        return null;
    }
}
