using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;
using Suffice.Watching.Demotions;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>All that is known of a task when it is advised.</summary>
internal sealed record TaskKnown
{
    /// <summary>The task.</summary>
    public required TaskPolicy Task { get; init; }

    /// <summary>The time (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What is written.</summary>
    public required WrittenStandard Standard { get; init; }

    /// <summary>What the ledger has seen; <see langword="null"/> when it has seen no call of it.</summary>
    public LedgerFacts? Ledger { get; init; }

    /// <summary>What shadows tell.</summary>
    public ShadowFacts Shadows { get; init; } = new(0, 0, 0);

    /// <summary>Some calls.</summary>
    public CallSample Sample { get; init; } = CallSample.None;

    /// <summary>The eval items.</summary>
    public ItemFacts Items { get; init; } = new([], 0, 0);

    /// <summary>The latest run of the models as they are pinned; <see langword="null"/> when there is none.</summary>
    public RunReport? Run { get; init; }

    /// <summary>Accepted answers that are kept with their calls.</summary>
    public int AcceptedKept { get; init; }

    /// <summary>True when counting stopped there.</summary>
    public bool IsAcceptedCut { get; init; }

    /// <summary>The demotion in force; <see langword="null"/> when there is none.</summary>
    public Demotion? Demotion { get; init; }

    /// <summary>The small models that are meant, cheapest first: the rungs below the last, or where there are none the cheapest small model of the policy.</summary>
    public required ImmutableArray<Model> Smaller { get; init; }

    /// <summary>Names of rungs that are local.</summary>
    public ImmutableArray<string> Locals { get; init; } = [];

    /// <summary>What a call uses; <see langword="null"/> when not known.</summary>
    public CallTokens? Tokens { get; init; }

    /// <summary>Whether the answers are labels of a closed set; <see langword="null"/> when not known.</summary>
    public bool? HasClosedLabels { get; init; }

    /// <summary>The capable model.</summary>
    public Model Capable => Task.Ladder[^1];

    /// <summary>The small hosted model that is meant; <see langword="null"/> when none is known.</summary>
    public Model? Small => Smaller.FirstOrDefault(model => !Locals.Contains(model.Name)) ?? Smaller.FirstOrDefault();

    /// <summary>The models of an eval that would settle it, for a command.</summary>
    public string EvalModels => string.Join(',', Smaller.Select(model => model.Name).DefaultIfEmpty("SMALL").Append(Capable.Name));

    /// <summary>The models that the latest run shows to be good enough.</summary>
    public ImmutableArray<Verdict> Verdicts => Run is { Whole: true } run ? [.. run.Verdicts.Where(verdict => Smaller.Any(model => model.Name == verdict.Small))] : [];

    /// <summary>The verdict that says <c>sufficient</c>, of the cheapest such model; <see langword="null"/> when none does.</summary>
    public Verdict? Sufficient => Verdicts.FirstOrDefault(verdict => verdict.Outcome == VerdictOutcome.Sufficient);
}
