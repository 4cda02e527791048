using Suffice.Evaluation.Runs.Calling;
using Suffice.Providers;

namespace Suffice.Evaluation.Tests.Runs;

public sealed class ProviderPaceTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Enter_AfterTheProviderSaidWait_ComesNoSooner()
    {
        ProviderPace pace = new(8, null, time);
        await pace.EnterAsync(default);
        DateTimeOffset said = time.GetUtcNow();

        pace.Leave(new CallFailure(FailureKind.RateLimited, "slow down") { RetryAfter = TimeSpan.FromSeconds(20) });
        await pace.EnterAsync(default);

        (time.GetUtcNow() - said).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20));
        pace.Limit.ShouldBe(4);
    }

    [Fact]
    public async Task Leave_LimitsAndSuccesses_HalveAndGrowByOne()
    {
        ProviderPace pace = new(8, null, time);
        for (int i = 0; i < 3; i++)
        {
            await pace.EnterAsync(default);
            pace.Leave(new CallFailure(FailureKind.Overloaded, "busy"));
        }

        pace.Limit.ShouldBe(1);
        for (int i = 0; i < 3; i++)
        {
            await pace.EnterAsync(default);
            pace.Leave(null);
        }

        pace.Limit.ShouldBe(3);
    }

    [Fact]
    public async Task Leave_AFailureOfAnotherKind_ChangesNothing()
    {
        ProviderPace pace = new(8, null, time);
        await pace.EnterAsync(default);
        pace.Leave(new CallFailure(FailureKind.BadRequest, "no"));

        pace.Limit.ShouldBe(8);
    }

    [Fact]
    public async Task Enter_SoManyAMinute_SpacesThemEvenly()
    {
        ProviderPace pace = new(100, 30, time);
        DateTimeOffset began = time.GetUtcNow();
        for (int i = 0; i < 10; i++)
        {
            await pace.EnterAsync(default);
        }

        (time.GetUtcNow() - began).ShouldBe(TimeSpan.FromSeconds(18));
    }

    [Fact]
    public async Task Enter_AtTheLimit_WaitsForOneToLeave()
    {
        ProviderPace pace = new(1, null, time);
        await pace.EnterAsync(default);
        Task second = pace.EnterAsync(default).AsTask();

        second.IsCompleted.ShouldBeFalse();
        pace.Leave(null);
        await second.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
