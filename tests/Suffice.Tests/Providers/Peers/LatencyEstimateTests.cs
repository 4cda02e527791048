using Microsoft.Extensions.Time.Testing;
using Suffice.Providers.Peers;

namespace Suffice.Tests.Providers.Peers;

public sealed class LatencyEstimateTests
{
    private readonly FakeTimeProvider time = new();
    private readonly LatencyEstimate estimate = new();

    [Fact]
    public void Now_NeverMeasured_IsZero() => estimate.Now(time).ShouldBe(0);

    [Fact]
    public void Add_TheFirst_IsTakenWhole()
    {
        time.Advance(TimeSpan.FromSeconds(1));
        estimate.Add(TimeSpan.FromSeconds(2), time);

        estimate.Now(time).ShouldBe(2);
    }

    [Fact]
    public void Add_Another_MovesItAFifthOfTheWay()
    {
        time.Advance(TimeSpan.FromSeconds(1));
        estimate.Add(TimeSpan.FromSeconds(2), time);
        estimate.Add(TimeSpan.FromSeconds(7), time);

        estimate.Now(time).ShouldBe(3, tolerance: 1e-9);
    }

    [Fact]
    public void Now_NotMeasuredForAMinute_IsHalf()
    {
        time.Advance(TimeSpan.FromSeconds(1));
        estimate.Add(TimeSpan.FromSeconds(2), time);
        time.Advance(TimeSpan.FromMinutes(1));

        estimate.Now(time).ShouldBe(1, tolerance: 1e-9);
    }
}
