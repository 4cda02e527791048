using CsCheck;
using Suffice.Learning.Text;

namespace Suffice.Learning.Tests.Text;

public sealed class TextHasherTests
{
    [Fact]
    public void Append_KnownText_HasTheBucketsItHadInEveryOtherProcess()
    {
        (BucketList words, BucketList runs) = Hashed("Tom has 12 pears");

        words.Span.ToArray().ShouldBe([3323, 3419, 3638, 866, 156, 101, 2536, 1762]);
        runs.Count.ShouldBe(45);
    }

    [Fact]
    public void Append_CaseAndWhiteSpace_DoNotCount()
    {
        (BucketList words, BucketList runs) = Hashed("Tom  HAS\n12 pears ");
        (BucketList same, BucketList sameRuns) = Hashed("tom has 12 pears");

        words.Span.ToArray().ShouldBe(same.Span.ToArray());
        runs.Span.ToArray().ShouldBe(sameRuns.Span.ToArray());
    }

    [Fact]
    public void Append_AnyText_StaysWithinTheBuckets() => Gen.String.Sample(text =>
    {
        (BucketList words, BucketList runs) = Hashed(text);

        words.Span.ToArray().ShouldAllBe(bucket => bucket >= 0 && bucket < 1 << 12);
        runs.Span.ToArray().ShouldAllBe(bucket => bucket >= 0 && bucket < 1 << 12);
    });

    [Fact]
    public void Append_VeryLongText_IsReadAtBothEnds()
    {
        (BucketList words, BucketList runs) = Hashed($"begin {new string('x', 100_000)} finish");
        (BucketList ends, _) = Hashed("finish");

        runs.Count.ShouldBeLessThan(3 * TextHasher.MostCharacters);
        words.Span.ToArray().ShouldContain(ends.Span[0]);
    }

    [Fact]
    public void Of_EachKind_IsOfLengthOne()
    {
        (BucketList words, BucketList runs) = Hashed("one two three four one");

        HashedText text = HashedText.Of(words, runs);

        text.SquaredLength.ShouldBe(2, 1e-5);
    }

    [Fact]
    public void Of_RepeatedWord_WeighsMoreThanOneButLessThanTwice()
    {
        (BucketList words, _) = Hashed("one two two");

        HashedText text = HashedText.Of(words, new BucketList());

        float once = text.Weights.Min();
        text.Weights.Max().ShouldBe(once * (float)(1 + Math.Log(2)), 1e-5f);
    }

    private static (BucketList Words, BucketList Runs) Hashed(string text)
    {
        BucketList words = new();
        BucketList runs = new();
        new TextHasher(12).Append(text, words, runs);
        return (words, runs);
    }
}
