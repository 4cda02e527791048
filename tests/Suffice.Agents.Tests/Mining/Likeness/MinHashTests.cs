using CsCheck;

namespace Suffice.Agents.Mining.Likeness;

public sealed class MinHashTests
{
    private static readonly Gen<ulong[]> Sets = Gen.ULong[0, 400].Array[1, 200].Select(values => values.Distinct().Order().Select(value => value * 0x9E3779B97F4A7C15).Order().ToArray());

    [Fact]
    public void Estimate_OfTwoSets_IsTheirJaccardIndex()
    {
        MinHash hash = new(1024);

        // Five standard errors of 1024 places.
        Gen.Select(Sets, Sets).Sample((one, other) => Math.Abs(MinHash.Estimate(hash.Sign(one), hash.Sign(other)) - Shingles.Jaccard(one, other)) < 5 * 0.5 / 32, iter: 200);
    }

    [Fact]
    public void Estimate_OfTheSameSet_IsOne()
    {
        MinHash hash = new(64);

        Sets.Sample(set => MinHash.Estimate(hash.Sign(set), hash.Sign([.. set.Reverse()])) == 1, iter: 100);
    }

    [Fact]
    public void Jaccard_OfTwoSets_IsWhatIsInBothOfAllThereIs()
    {
        Shingles.Jaccard([1, 2, 3, 4], [3, 4, 5, 6]).ShouldBe(2 / 6.0);
        Shingles.Jaccard([], []).ShouldBe(1);
        Shingles.Jaccard([1], []).ShouldBe(0);
    }
}
