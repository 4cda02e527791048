using System.Collections.Immutable;
using Suffice.Audit.Readiness;
using Suffice.Audit.Tallies;
using Suffice.Classifier;

namespace Suffice.Audit.Reports;

/// <summary>A task found in the log.</summary>
public sealed record AuditedTask
{
    /// <summary>Its name, fit for a policy: lower case, digits, hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Where the name and the group come from, in words: <c>request_tags taskName "triage"</c>, <c>its system prompt</c>.</summary>
    public required string Found { get; init; }

    /// <summary>What its calls are like.</summary>
    public required TaskProfile Profile { get; init; }

    /// <summary>The kind that most of its calls are; <see langword="null"/> when unclear.</summary>
    public TaskType? Type => Profile.Type;

    /// <summary>Whether a small model can be tried.</summary>
    public required ReadinessStatement Readiness { get; init; }

    /// <summary>What was paid, for the calls that have a price.</summary>
    public required decimal PaidUsd { get; init; }

    /// <summary>Calls without a price.</summary>
    public long Unpriced { get; init; }

    /// <summary>The models that answered, the most used first.</summary>
    public required ImmutableArray<Counted> Models { get; init; }

    /// <summary>How the policy can know its calls again.</summary>
    public required TaskMatch Match { get; init; }

    /// <summary>What it would cost on other ladders, the best first; empty when nothing can be compared.</summary>
    public required ImmutableArray<LadderPrice> Ladders { get; init; }

    /// <summary>What a cache of the prompt's fixed part would save at its present model; <see langword="null"/> when nothing.</summary>
    public Discount? Cache { get; init; }

    /// <summary>What the batch price would save at its present model, if nobody waits for the answers; <see langword="null"/> when nothing.</summary>
    public Discount? Batch { get; init; }

    /// <summary>Lengths of its prompts.</summary>
    public required Histogram PromptTokens { get; init; }

    /// <summary>Lengths of its answers.</summary>
    public required Histogram AnswerTokens { get; init; }

    /// <summary>Its times, in milliseconds; empty where the log tells none.</summary>
    public required Histogram Latency { get; init; }

    /// <summary>Some of its calls, spread over lengths of prompts.</summary>
    public required ImmutableArray<CallSample> Samples { get; init; }

    /// <summary>What could be saved, by the cautious reckoning: that of the first ladder if a small model can be tried, else nothing; never more than was paid.</summary>
    public decimal PossibleSavingUsd => Readiness.Verdict == ReadinessVerdict.KeepStrong || Ladders.IsEmpty ? 0 : Math.Clamp(Ladders[0].CautiousSavingUsd, 0, PaidUsd);
}
