using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Entries;

/// <summary>What a plan says of one step.</summary>
internal sealed record StepEntry
{
    [Description("Why it is as it is.")]
    public string? Why { get; init; }

    [Description("What a call costs before, in USD.")]
    public PriceRange? Before { get; init; }

    [Description("What a call costs after, in USD; with escalation, the cheap attempt alone.")]
    public PriceRange? After { get; init; }

    [Description("What a call costs before and after alike, in USD.")]
    public PriceRange? Kept { get; init; }

    [Description("What is bought.")]
    [MinLength(1)]
    public string? External { get; init; }

    [Description("What a unit of it costs, in USD.")]
    public PriceRange? Price { get; init; }

    [Description("What a unit of it is called.")]
    [MinLength(1)]
    public string? Unit { get; init; }

    [Description("How many units a call buys.")]
    public NumberRange? Units { get; init; }

    [Description("True for a step that is made here and costs nothing.")]
    public bool Local { get; init; }

    [Description("The policy's task whose ladder, baseline and gate it has.")]
    [MinLength(1)]
    public string? Task { get; init; }

    [Description("Its models, cheapest first.")]
    [MinLength(1)]
    public ImmutableArray<string>? Ladder { get; init; }

    [Description("Its one model.")]
    [MinLength(1)]
    public string? Model { get; init; }

    [Description("The model it had before; the ladder's last where nothing is said.")]
    [MinLength(1)]
    public string? Baseline { get; init; }

    [Description("The tokens of a call.")]
    public TokensEntry? Tokens { get; init; }

    [Description("The share of the calls reaching a rung that leave it; one for all rungs but the last, or one for each.")]
    [MinLength(1)]
    public ImmutableArray<RateRange>? Escalation { get; init; }

    [Description("The share of calls that are paid once more.")]
    public RateRange? Retries { get; init; }

    [Description("Models that the gate asks for every answer but the last rung's.")]
    public ImmutableArray<string>? Asks { get; init; }

    [Description("What a judge of its answers costs.")]
    public JudgedEntry? Judged { get; init; }

    [Description("True where its calls are sent as a batch, before and after.")]
    public bool Batch { get; init; }

    [Description("False where its calls were not sent as a batch before.")]
    public bool? BatchBefore { get; init; }

    [Description("When it runs, in words.")]
    [MinLength(1)]
    public string? When { get; init; }

    [Description("The share of the runs in which it runs.")]
    public RateRange? Share { get; init; }

    [Description("True where it may run from no time to all of its times.")]
    public bool Optional { get; init; }

    [Description("How often it is repeated.")]
    public NumberRange? Times { get; init; }

    [Description("How many of its repetitions run side by side.")]
    [Range(1, int.MaxValue)]
    public int? AtOnce { get; init; }

    [Description("For what it runs: run, batch, month, or a name that the plan's holds gives.")]
    [MinLength(1)]
    public string? Per { get; init; }

    [Description("How long a call takes.")]
    public YamlNode? Latency { get; init; }

    [Description("The steps it waits for.")]
    public ImmutableArray<string>? AfterSteps { get; init; }

    [Description("What somebody has claimed of it for a run.")]
    public StatedTimesEntry? Stated { get; init; }
}
