using Suffice.Confidence;

namespace Suffice.Learning.Tests;

public sealed class AnswerEstimateTests
{
    [Fact]
    public void Gain_SmallRightAsOftenAsLast_IsZero() =>
        new AnswerEstimate(0.8, 0.8).Gain.ShouldBe(0);
}
