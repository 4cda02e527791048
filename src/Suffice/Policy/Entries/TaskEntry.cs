using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Classifier;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of a task: an entry of <c>tasks</c>, a <c>task.yaml</c>, or <c>default</c>.</summary>
internal sealed record TaskEntry
{
    private const string Shortest = "00:00:00.001";

    private static readonly TaskPolicy Defaults = new() { Name = string.Empty, Ladder = [] };

    [Description("Why the task has the ladder it has, for whoever reviews the policy.")]
    public string? Why { get; init; }

    [Description("The models it may use, cheapest first.")]
    [MinLength(1)]
    public required ImmutableArray<string> Ladder { get; init; }

    [Description("The kind of thinking; calls that ask for model auto are matched by it.")]
    public TaskType? Type { get; init; }

    [Description("Rules that recognise the task, any of which suffices; within a rule every condition must hold.")]
    [MinLength(1)]
    public ImmutableArray<MatchRule>? Match { get; init; }

    [Description("Fingerprints of fixed parts of calls that are this task, as suffice explain shows them.")]
    [MinLength(1)]
    public ImmutableArray<string>? Fingerprints { get; init; }

    [Description("The checks each answer must pass, in order; the word structural stands for the usual set.")]
    [GateItems]
    public YamlNode? Gate { get; init; }

    [Description("What follows a failed check that says nothing itself.")]
    public FailurePlanEntry? OnFail { get; init; }

    [Description("What follows when the last rung's answer fails too.")]
    public ExhaustedAction? OnExhausted { get; init; }

    [Description("Where a call goes that brings results of tools: stay with the model that asked for them, or route like any other.")]
    public ToolLoopRule ToolLoop { get; init; } = Defaults.ToolLoop;

    [Description("True when a customer reads the answer.")]
    public bool CustomerFacing { get; init; } = Defaults.CustomerFacing;

    [Description("Where the data must stay; a rung elsewhere is not used.")]
    [MinLength(1)]
    public ImmutableArray<string>? Residency { get; init; }

    [Description("The most upstream calls for one request, retries and checks included.")]
    [Range(1, 100)]
    public int MaxAttempts { get; init; } = Defaults.MaxAttempts;

    [Description("One deadline for the whole request.")]
    [Range(typeof(TimeSpan), Shortest, "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan Deadline { get; init; } = Defaults.Deadline;

    [Description("How long the first try of a rung may be silent before the same call is sent to another peer too; the first answer is used and both are paid. Without it, never.")]
    [Range(typeof(TimeSpan), Shortest, "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan? HedgeAfter { get; init; }

    [Description("The most one request may cost in US dollars, the worst case counted before each call.")]
    [Range(typeof(decimal), "0", "100000", ParseLimitsInInvariantCulture = true, MinimumIsExclusive = true)]
    public decimal? MaxCost { get; init; }

    [Description("The model the call would have used without routing; without it, the ladder's last.")]
    public string? Baseline { get; init; }

    [Description("True when prompts and answers may be kept in the ledger.")]
    public bool StoreContent { get; init; } = Defaults.StoreContent;

    [Description("The lowest calibrated confidence that passes, or the risk that the task's calibration must hold; refused until the task has one.")]
    public ConfidenceEntry? Confidence { get; init; }

    [Description("How often an accepted answer of a lower rung is compared with the last rung's, after the caller has it. Without it, never.")]
    public ShadowEntry? Shadow { get; init; }

    [Description("The quality that 'suffice eval' holds every model of the task against; a share alone, or with the metric and how far below the ladder's last rung is still as good. It decides nothing while calls are served.")]
    public FloorEntry? Floor { get; init; }

    [Description("Makes the task a worker: the context files in its folder (rubric.md, escalation.md, patterns.md, standards.md) are applied to tickets.")]
    public WorkerEntry? Worker { get; init; }

    [NotYet("remove it; max_cost caps one request, budgets over time come with a later version")]
    public YamlNode? Budget { get; init; }
}
