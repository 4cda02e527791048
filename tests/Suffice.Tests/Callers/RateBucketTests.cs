using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Suffice.Callers;

namespace Suffice.Tests.Callers;

/// <summary>How many a minute.</summary>
public sealed class RateBucketTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 4, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void TryTake_AsManyAsAMinuteAllows_ThenNoMoreUntilTimeHasPassed()
    {
        RateBucket bucket = new(60, clock);
        for (int i = 0; i < 60; i++)
        {
            bucket.TryTake(1, out _).ShouldBeTrue();
        }

        bucket.TryTake(1, out TimeSpan wait).ShouldBeFalse();
        wait.TotalSeconds.ShouldBe(1, 0.001);
        clock.Advance(wait + TimeSpan.FromMilliseconds(1));
        bucket.TryTake(1, out _).ShouldBeTrue();
        bucket.TryTake(1, out _).ShouldBeFalse();
    }

    [Fact]
    public void Correct_MoreWasUsed_TheNextWaitsForIt()
    {
        RateBucket bucket = new(600, clock);
        bucket.TryTake(100, out _).ShouldBeTrue();

        bucket.Correct(1100 - 100);

        bucket.TryTake(1, out TimeSpan wait).ShouldBeFalse();
        wait.TotalSeconds.ShouldBe(50.1, 0.001);
    }

    [Fact]
    public void Correct_LessWasUsed_GivesItBackAndNeverMoreThanAMinutes()
    {
        RateBucket bucket = new(600, clock);
        bucket.TryTake(600, out _).ShouldBeTrue();
        bucket.Correct(-500);
        bucket.Left.ShouldBe(500);

        bucket.Correct(-5000);

        bucket.Left.ShouldBe(600);
        bucket.TryTake(601, out _).ShouldBeFalse();
    }

    [Fact]
    public void TryTake_AnyTimesAndAmounts_AreThoseOfABucketThatIsFilledDropByDrop() => Gen.Select(
        Gen.Long[1, 100_000],
        Gen.Select(Gen.Long[0, 20_000], Gen.Int[0, 30_000]).List[1, 60]).Sample((perMinute, steps) =>
        {
            FakeTimeProvider time = new();
            RateBucket bucket = new(perMinute, time);
            double level = perMinute;
            foreach ((long amount, int pause) in steps)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause));
                level = Math.Min(perMinute, level + (perMinute * pause / 60_000.0));
                bool taken = bucket.TryTake(amount, out _);

                // What lies within a rounding of the edge may fall on either side of it.
                if (Math.Abs(level - amount) > 0.01)
                {
                    taken.ShouldBe(amount <= level);
                }

                level -= taken ? amount : 0;
            }
        });

    [Fact]
    public async Task TryTake_FromManyThreads_GivesOutNoMoreThanThereIs()
    {
        RateBucket bucket = new(1000, clock);
        int taken = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 500; i++)
            {
                if (bucket.TryTake(1, out TimeSpan _))
                {
                    Interlocked.Increment(ref taken);
                }
            }
        })));

        taken.ShouldBe(1000);
    }

    [Fact]
    public void TryTake_Taken_AllocatesNothing()
    {
        RateBucket bucket = new(1_000_000_000, TimeProvider.System);
        bucket.TryTake(1, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++)
        {
            bucket.TryTake(3, out _);
            bucket.Correct(-1);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Of_ALimitThatHasNotChanged_StaysUsed()
    {
        CallerLimits before = CallerLimits.Of(10, 1000, clock)!;
        before.Requests!.TryTake(10, out _);

        CallerLimits after = CallerLimits.Of(10, 2000, clock, before)!;

        after.Requests!.TryTake(1, out _).ShouldBeFalse();
        after.Tokens!.PerMinute.ShouldBe(2000);
    }

    [Fact]
    public void TryEnter_TheSharedLimitRefuses_TheKeysOwnIsNotUsed()
    {
        CallerLimits shared = CallerLimits.Of(1, null, clock)!;
        Caller caller = new() { Id = "key_1", Limits = CallerLimits.Of(5, null, clock), SharedLimits = shared };
        caller.TryEnter(out _).ShouldBeTrue();

        caller.TryEnter(out TimeSpan wait).ShouldBeFalse();

        wait.ShouldBeGreaterThan(TimeSpan.Zero);
        caller.Limits!.Requests!.Left.ShouldBe(4);
    }
}
