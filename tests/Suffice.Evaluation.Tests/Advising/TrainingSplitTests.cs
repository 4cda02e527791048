using CsCheck;
using Suffice.Chat;
using Suffice.Evaluation.Advising.Training;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class TrainingSplitTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    // Conversations of several turns, at any time, in any order, some of them at the same moment.
    private static readonly Gen<TrainingExample[]> Timed = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 500], Gen.Int[0, 4]).Array[1, 120]
        .Select(drawn => drawn.Select((call, i) => Example($"conversation {call.Item1}", $"turn {i}", Start.AddHours(call.Item2))).ToArray());

    private static readonly Gen<SplitShares> Shares = Gen.Select(Gen.Int[1, 100], Gen.Int[0, 50], Gen.Int[0, 50], (train, validation, test) => new SplitShares(train, validation, test));

    [Fact]
    public void Of_WhateverTheCalls_NoConversationLiesOnTwoSides() => Gen.Select(Timed, Shares).Sample((examples, shares) =>
    {
        TrainingSplit split = TrainingSplit.Of(examples, shares);
        Func<TrainingExample, string> key = split.IsByCall ? example => example.CallKey : example => example.ConversationKey;

        HashSet<string>[] keys = [.. Parts(split).Select(part => part.Select(key).ToHashSet(StringComparer.Ordinal))];
        keys[0].Overlaps(keys[1]).ShouldBeFalse();
        keys[0].Overlaps(keys[2]).ShouldBeFalse();
        keys[1].Overlaps(keys[2]).ShouldBeFalse();
    });

    [Fact]
    public void Of_CopiesThatARecordingTellsOf_LieOnOneSideWhateverTheirConversations() => Gen.Select(Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20]).Array[3, 80], Shares).Sample((drawn, shares) =>
    {
        TrainingExample[] examples = [.. drawn.Select((call, i) => Example($"conversation {call.Item1}", $"turn {i}", null) with { SplitKey = $"copy {call.Item2}" })];

        TrainingSplit split = TrainingSplit.Of(examples, shares);

        HashSet<string>[] keys = [.. Parts(split).Select(part => part.Select(example => example.SplitKey!).ToHashSet(StringComparer.Ordinal))];
        keys[0].Overlaps(keys[1]).ShouldBeFalse();
        keys[0].Overlaps(keys[2]).ShouldBeFalse();
        keys[1].Overlaps(keys[2]).ShouldBeFalse();
    });

    [Fact]
    public void Of_WhateverTheCalls_NothingTrainedOnIsLaterThanWhatIsTested() => Gen.Select(Timed, Shares).Sample((examples, shares) =>
    {
        TrainingExample[][] parts = [.. Parts(TrainingSplit.Of(examples, shares)).Where(part => part.Length > 0)];

        foreach ((TrainingExample[] earlier, TrainingExample[] later) in parts.Zip(parts.Skip(1)))
        {
            earlier.Max(example => example.At!.Value).ShouldBeLessThanOrEqualTo(later.Min(example => example.At!.Value));
        }
    });

    [Fact]
    public void Of_WhateverTheCalls_EachIsInOnePartOrCountedAsLeftOut() => Gen.Select(Timed, Shares).Sample((examples, shares) =>
    {
        TrainingSplit split = TrainingSplit.Of(examples, shares);

        Parts(split).Sum(part => part.Length).ShouldBe(examples.Length - split.Spanning);
        Parts(split).SelectMany(part => part).Distinct().Count().ShouldBe(examples.Length - split.Spanning);
    });

    [Fact]
    public void Of_AHundredSingleCalls_AreDividedAsAsked()
    {
        TrainingSplit split = TrainingSplit.Of([.. Enumerable.Range(0, 100).Select(i => Example($"call {i}", string.Empty, Start.AddHours(i)))], SplitShares.Usual);

        (split.Train.Length, split.Validation.Length, split.Test.Length, split.Spanning).ShouldBe((80, 10, 10, 0));
        split.Test[0].At.ShouldBe(Start.AddHours(90));
    }

    [Fact]
    public void Of_CallsWithoutTimes_AreDrawnByHashAndAlwaysTheSame()
    {
        TrainingExample[] examples = [.. Enumerable.Range(0, 100).Select(i => Example($"call {i}", string.Empty, null))];

        TrainingSplit split = TrainingSplit.Of(examples, SplitShares.Usual);
        TrainingSplit again = TrainingSplit.Of([.. examples.Reverse()], SplitShares.Usual);

        split.IsByTime.ShouldBeFalse();
        split.Test.Length.ShouldBe(10);
        again.Test.Select(example => example.CallKey).Order(StringComparer.Ordinal).ShouldBe(split.Test.Select(example => example.CallKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_CallsThatAllBeginAlike_AreDividedCallByCall()
    {
        TrainingSplit split = TrainingSplit.Of([.. Enumerable.Range(0, 50).Select(i => Example("go on", $"turn {i}", Start.AddHours(i)))], SplitShares.Usual);

        split.IsByCall.ShouldBeTrue();
        split.Test.Length.ShouldBe(5);
    }

    private static IEnumerable<TrainingExample[]> Parts(TrainingSplit split) => [[.. split.Train], [.. split.Validation], [.. split.Test]];

    private static TrainingExample Example(string first, string last, DateTimeOffset? at) => new()
    {
        Prompt = [new TrainingTurn(ChatRole.User, first), new TrainingTurn(ChatRole.Assistant, "and?"), new TrainingTurn(ChatRole.User, last)],
        Answer = new TrainingTurn(ChatRole.Assistant, "answer"),
        At = at,
    };
}
