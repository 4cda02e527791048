using System.Collections.Immutable;
using Suffice.Classifier;
using Suffice.Evaluation.Advising.Known;
using Suffice.Files;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>Is the answer bounded, or may it be anything?</summary>
internal sealed class OpenEndedPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "open_ended";

    /// <summary>Answers longer than this are no labels, fields or short texts.</summary>
    private const long LongAnswer = 800;

    private static readonly ImmutableArray<TaskType> Bounded = [TaskType.Classification, TaskType.Extraction, TaskType.Scoring, TaskType.SlotFilling];
    private static readonly ImmutableArray<TaskType> Open = [TaskType.Conversation, TaskType.Code, TaskType.Reasoning, TaskType.Math];

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        TaskType? type = known.Task.Type ?? known.Sample.Kind?.Type;
        long? longest = known.Ledger is { Completions: { IsEmpty: false } answers } ? Spread.High(answers) : null;
        bool isFormed = known.Standard.Schema is not null || known.Standard.Checks.Any(check => check is "json_schema" or "one_of") || (known.Sample.Count > 0 && known.Sample.WithSchema * 2 > known.Sample.Count);
        string[] found =
        [
            type is not { } kind ? "its type is not stated, and its calls do not show it" : known.Task.Type is null ? $"{known.Sample.Kind!.Value.Calls} of {known.Sample.Count} calls look like {EnumWord.Spaced(kind)}" : $"type: {EnumWord.Of(kind)}",
            isFormed ? "the form of the answer is given" : "no form of the answer is given",
            .. longest is { } tokens ? [$"95 of 100 answers have at most {Figures.Count(tokens)} tokens"] : Array.Empty<string>(),
        ];
        Pointing points = isFormed || (type is { } known1 && Bounded.Contains(known1)) ? Pointing.Small
            : (type is { } known2 && Open.Contains(known2)) || longest > LongAnswer ? Pointing.Capable
            : type is null && longest is null ? Pointing.Unknown
            : Pointing.Neither;

        return new AdviceFinding(
            Name, $"the policy and {known.Sample.From}", string.Join("; ", found), points,
            points is Pointing.Unknown ? "its type, stated" : null, points is Pointing.Unknown ? $"in the policy, for {known.Task.Name}: type: classification (or what it is)" : null);
    }
}
