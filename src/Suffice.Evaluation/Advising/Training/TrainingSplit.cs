using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Divides examples so that nothing leaks: a conversation, and copies that a recording tells of, lie on one side, and what is tested came after what is trained on.</summary>
/// <param name="Train">To train on.</param>
/// <param name="Validation">To watch training by.</param>
/// <param name="Test">Never seen by training.</param>
/// <param name="Spanning">Examples left out, whose conversation went on into the time of the next part.</param>
/// <param name="IsByTime">True where all times are known; else parts are drawn by the conversation's hash.</param>
/// <param name="IsByCall">True where nearly all calls begin alike, so that each call counts as a conversation of its own.</param>
internal sealed record TrainingSplit(
    ImmutableArray<TrainingExample> Train, ImmutableArray<TrainingExample> Validation, ImmutableArray<TrainingExample> Test, int Spanning, bool IsByTime, bool IsByCall)
{
    /// <summary>Divides.</summary>
    /// <param name="examples">The examples, each different call once.</param>
    /// <param name="shares">How.</param>
    /// <returns>The parts, each in the order of time.</returns>
    public static TrainingSplit Of(IReadOnlyCollection<TrainingExample> examples, SplitShares shares)
    {
        bool isByTime = examples.All(example => example.At is not null);
        bool isByCall = examples.Count > 2 && examples.GroupBy(example => example.ConversationKey, StringComparer.Ordinal).Max(group => group.Count()) * 2 > examples.Count;
        (string Key, DateTimeOffset? First, TrainingExample[] Examples)[] groups =
        [
            .. TogetherGroups.Of([.. examples], isByCall)
                .Select(group => (group.Key, isByTime ? group.Min(example => example.At) : null, group.OrderBy(example => example.At).ToArray()))
                .OrderBy(group => group.Item2).ThenBy(group => group.Key, StringComparer.Ordinal),
        ];
        List<TrainingExample>[] parts = [[], [], []];
        DateTimeOffset?[] begins = [null, null, null];
        long seen = 0, all = shares.Train + shares.Validation + shares.Test;
        foreach ((string _, DateTimeOffset? first, TrainingExample[] group) in groups)
        {
            // A conversation lies where its first example does.
            int part = seen * all < (long)shares.Train * examples.Count ? 0 : seen * all < (long)(shares.Train + shares.Validation) * examples.Count ? 1 : 2;
            begins[part] ??= first;
            parts[part].AddRange(group);
            seen += group.Length;
        }

        int spanning = isByTime ? LeaveSpanning(parts, begins) : 0;

        return new TrainingSplit([.. parts[0].OrderBy(example => example.At)], [.. parts[1].OrderBy(example => example.At)], [.. parts[2].OrderBy(example => example.At)], spanning, isByTime, isByCall);
    }

    private static int LeaveSpanning(List<TrainingExample>[] parts, DateTimeOffset?[] begins)
    {
        DateTimeOffset? ofTest = begins[2];
        DateTimeOffset? afterTrain = begins[1] ?? ofTest;

        return (afterTrain is { } end ? parts[0].RemoveAll(example => example.At > end) : 0) + (ofTest is { } last ? parts[1].RemoveAll(example => example.At > last) : 0);
    }
}
