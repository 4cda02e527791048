using CsCheck;
using Suffice.Providers;
using Suffice.Providers.Retries;

namespace Suffice.Tests.Providers.Retries;

public sealed class RetryDelayTests
{
    private static readonly RetryPolicy Policy = new();

    [Fact]
    public void Next_FailureThatMayPass_WaitsWithinTheDoublingLimit() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int).Sample((retriesDone, seed) =>
        {
            TimeSpan? wait = new RetryDelay(Policy, new Random(seed)).Next(Failed(FailureKind.Overloaded), retriesDone, 1000, null);

            TimeSpan limit = TimeSpan.FromSeconds(Math.Min(8, 0.5 * Math.Pow(2, retriesDone)));
            return wait >= TimeSpan.Zero && wait <= limit;
        });

    [Fact]
    public void Next_ManyDraws_SpreadOverTheWholeLimit()
    {
        RetryDelay delay = new(Policy, new Random(1));

        double[] waits = [.. Enumerable.Range(0, 1000).Select(_ => delay.Next(Failed(FailureKind.Network), 2, 9, null)!.Value.TotalSeconds)];

        waits.Min().ShouldBeLessThan(0.1);
        waits.Max().ShouldBeGreaterThan(1.9);
        waits.Average().ShouldBe(1.0, 0.1);
    }

    [Theory]
    [InlineData(FailureKind.RateLimited, true)]
    [InlineData(FailureKind.Overloaded, true)]
    [InlineData(FailureKind.ServerError, true)]
    [InlineData(FailureKind.Network, true)]
    [InlineData(FailureKind.Timeout, true)]
    [InlineData(FailureKind.InvalidResponse, true)]
    [InlineData(FailureKind.Authentication, false)]
    [InlineData(FailureKind.QuotaExhausted, false)]
    [InlineData(FailureKind.NotFound, false)]
    [InlineData(FailureKind.BadRequest, false)]
    [InlineData(FailureKind.ContextTooLong, false)]
    [InlineData(FailureKind.ContentRefused, false)]
    public void Next_EachClass_IsRetriedOnlyWhenItMayPass(FailureKind kind, bool retried) =>
        New().Next(Failed(kind), 0, 2, null).HasValue.ShouldBe(retried);

    [Fact]
    public void Next_RetriesUsedUp_Stops() => New().Next(Failed(FailureKind.ServerError), 2, 2, null).ShouldBeNull();

    [Fact]
    public void Next_ProviderSaysNo_Stops() =>
        New().Next(Failed(FailureKind.ServerError) with { ShouldRetry = false }, 0, 2, null).ShouldBeNull();

    [Fact]
    public void Next_RetryAfter_IsWaitedOutAndLittleMore()
    {
        CallFailure failure = Failed(FailureKind.RateLimited) with { RetryAfter = TimeSpan.FromSeconds(20) };

        TimeSpan wait = New().Next(failure, 0, 2, null)!.Value;

        wait.ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20.5));
    }

    [Fact]
    public void Next_RetryAfterBeyondTheCap_Stops()
    {
        CallFailure failure = Failed(FailureKind.RateLimited) with { RetryAfter = TimeSpan.FromSeconds(61) };

        New().Next(failure, 0, 2, null).ShouldBeNull();
    }

    [Theory]
    [InlineData(21, true)]
    [InlineData(20, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void Next_Deadline_IsNeverWaitedBeyond(int secondsLeft, bool retried)
    {
        CallFailure failure = Failed(FailureKind.RateLimited) with { RetryAfter = TimeSpan.FromSeconds(20) };

        New().Next(failure, 0, 2, TimeSpan.FromSeconds(secondsLeft)).HasValue.ShouldBe(retried);
    }

    [Fact]
    public void Next_SameSeed_DrawsTheSame() =>
        New().Next(Failed(FailureKind.Network), 1, 2, null).ShouldBe(New().Next(Failed(FailureKind.Network), 1, 2, null));

    private static RetryDelay New() => new(Policy, new Random(7));

    private static CallFailure Failed(FailureKind kind) => new(kind, "failed");
}
