using System.Collections.Immutable;
using Suffice.Audit.Readiness;
using Suffice.Audit.Structure;
using Suffice.Audit.Tallies;
using Suffice.Classifier;

namespace Suffice.Audit.Reports.Json;

/// <summary>A task as the report's JSON tells it.</summary>
internal sealed record TaskShape(
    string Name,
    string Found,
    TaskType? Type,
    long Calls,
    long Unpriced,
    decimal PaidUsd,
    decimal PossibleSavingUsd,
    ReadinessStatement Readiness,
    ImmutableArray<Counted> Models,
    TaskMatch Match,
    ImmutableArray<LadderPrice> Ladders,
    Discount? Cache,
    Discount? Batch,
    ProfileShape Profile,
    ImmutableArray<HistogramBin> PromptTokens,
    ImmutableArray<HistogramBin> AnswerTokens,
    ImmutableArray<HistogramBin> LatencyMs,
    ImmutableArray<CallSample> Samples)
{
    public static TaskShape Of(AuditedTask task) => new(
        task.Name,
        task.Found,
        task.Type,
        task.Profile.Calls,
        task.Unpriced,
        task.PaidUsd,
        task.PossibleSavingUsd,
        task.Readiness,
        task.Models,
        task.Match,
        task.Ladders,
        task.Cache,
        task.Batch,
        ProfileShape.Of(task.Profile),
        task.PromptTokens.Bins,
        task.AnswerTokens.Bins,
        task.Latency.Bins,
        task.Samples);
}

/// <summary>What a task's calls are like, as the report's JSON tells it.</summary>
internal sealed record ProfileShape(
    long WithText,
    SortedDictionary<TaskType, long> Types,
    SortedDictionary<CallTraits, long> Traits,
    SortedDictionary<CallTraits, string> Why,
    ImmutableArray<string> Labels,
    int DistinctShortAnswers,
    long PromptTokensMedian,
    long PromptTokensP90,
    int Tools,
    long NotAnswered)
{
    public static ProfileShape Of(TaskProfile profile) => new(
        profile.WithText,
        new(profile.Types),
        new(profile.Traits),
        new(profile.Why),
        profile.Labels,
        profile.DistinctShortAnswers,
        profile.PromptTokens.Median,
        profile.PromptTokens.P90,
        profile.Tools,
        profile.NotAnswered);
}
