using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Policy.Entries;

/// <summary>What <c>suffice.yaml</c> may say.</summary>
internal sealed record PolicyFile
{
    [Description("The version of this file's form; 1.")]
    [AllowedValues(1)]
    public required int Version { get; init; }

    [Description("Who serves models, by name.")]
    public IReadOnlyDictionary<string, ProviderEntry> Providers { get; init; } = ImmutableDictionary<string, ProviderEntry>.Empty;

    [Description("Models by the name the policy uses; what an entry leaves out comes from the built-in catalogue.")]
    public IReadOnlyDictionary<string, ModelEntry> Models { get; init; } = ImmutableDictionary<string, ModelEntry>.Empty;

    [Description("Tasks by name; a task may instead be a folder tasks/NAME with a task.yaml.")]
    public IReadOnlyDictionary<string, TaskEntry> Tasks { get; init; } = ImmutableDictionary<string, TaskEntry>.Empty;

    [Description("What holds for a call that is none of the tasks; without it such a call is refused unless it names a model.")]
    public TaskEntry? Default { get; init; }

    [Description("The learned classifier that names the task of calls for model auto: classifier.json, written by suffice learn --tasks. Without it, the kinds of thinking that tasks state decide.")]
    public string? Classifier { get; init; }

    [Description("How the gateway listens.")]
    public GatewayEntry Gateway { get; init; } = new();

    [Description("Fixed prompts by model, asked a few times a day, so that a change of the model behind its name is noticed.")]
    public IReadOnlyDictionary<string, CanaryEntry> Canaries { get; init; } = ImmutableDictionary<string, CanaryEntry>.Empty;

    [Description("Who watches the workers for failures that repeat, and proposes changes of their context.")]
    public ChiefEntry? Chief { get; init; }

    [Description("What all calls together are meant to cost.")]
    public BudgetEntry? Budget { get; init; }

    [Description("What the gateway tells of its work.")]
    public TelemetryEntry Telemetry { get; init; } = new();

    [Description("What is kept, where and for how long.")]
    public LedgerSettings Ledger { get; init; } = new();
}
