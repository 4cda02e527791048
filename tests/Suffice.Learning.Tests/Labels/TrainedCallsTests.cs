using Suffice.Learning.Labels;

namespace Suffice.Learning.Tests.Labels;

public sealed class TrainedCallsTests
{
    private static readonly LabelExample[] Examples = MadeLabels.Of(40);

    [Fact]
    public void Holds_CallThatWasTrainedOn_IsKnownAfterLoading()
    {
        using MemoryStream file = new();
        LabelLearner.Fit(Examples, MadeLabels.Quick with { Field = "group" }, TestContext.Current.CancellationToken).Classifier.Save(file);
        file.Position = 0;

        LabelClassifier loaded = LabelClassifier.Load(file);

        loaded.Field.ShouldBe("group");
        Examples.ShouldAllBe(example => loaded.Trained.Holds(example.Request, null));
        loaded.Trained.Holds(MadeLabels.Request("a call that nobody made"), null).ShouldBeFalse();
    }

    [Fact]
    public void Holds_OtherWordsWithTheKeyOfATrainedCall_IsACopy()
    {
        TrainedCalls trained = TrainedCalls.Of(Examples);

        trained.Holds(MadeLabels.Request("said in other words"), Examples[3].SplitKey).ShouldBeTrue();
        trained.Holds(MadeLabels.Request("said in other words"), "another key").ShouldBeFalse();
    }
}
