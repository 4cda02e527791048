using CsCheck;
using Suffice.Learning.Labelled;

namespace Suffice.Learning.Tests.Ladders;

public sealed class SplitFoldsTests
{
    [Fact]
    public void Of_AnyKeys_SameKeyTogetherAndFoldsEven() =>
        Gen.Select(Gen.Int[0, 40].Array[1, 200], Gen.Int[2, 8], Gen.Int).Sample((keys, folds, seed) =>
        {
            string[] texts = [.. keys.Select(key => $"key-{key}")];

            int[] foldOf = SplitFolds.Of(texts, folds, seed);

            texts.Zip(foldOf).GroupBy(pair => pair.First).ShouldAllBe(group => group.Select(pair => pair.Second).Distinct().Count() == 1);
            int[] sizes = [.. texts.Zip(foldOf).DistinctBy(pair => pair.First).GroupBy(pair => pair.Second).Select(group => group.Count())];
            (sizes.Max() - sizes.Min()).ShouldBeLessThanOrEqualTo(1);
        });

    [Fact]
    public void Of_KeysInAnotherOrder_EachKeepsItsFold()
    {
        string[] keys = [.. Enumerable.Range(0, 50).Select(i => $"key-{i}")];

        int[] one = SplitFolds.Of(keys, 5, 3);
        int[] two = SplitFolds.Of([.. keys.Reverse()], 5, 3);

        two.Reverse().ShouldBe(one);
        SplitFolds.Of(keys, 5, 4).ShouldNotBe(one);
    }
}
