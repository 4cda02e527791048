using Microsoft.Extensions.Time.Testing;
using Suffice.Providers.Peers;

namespace Suffice.Tests.Providers.Peers;

public sealed class BreakerTests
{
    private static readonly BreakerSettings ThreeInTenSeconds = new()
    {
        Failures = 3,
        Window = TimeSpan.FromSeconds(10),
        CoolDown = TimeSpan.FromSeconds(20),
    };

    private readonly FakeTimeProvider time = new();
    private readonly Breaker breaker;

    public BreakerTests() => breaker = new Breaker(ThreeInTenSeconds, time);

    private BreakerState State => breaker.Snapshot("p", "m").State;

    [Fact]
    public void Failed_AsOftenAsStatedInARow_OpensForTheVeryNextCall()
    {
        Fail(times: 3);

        breaker.TryEnter(out _, out TimeSpan wait).ShouldBeFalse();
        wait.ShouldBe(TimeSpan.FromSeconds(20));
        breaker.Snapshot("p", "m").ShouldBe(new BreakerSnapshot("p", "m", BreakerState.Open, time.GetUtcNow(), time.GetUtcNow().AddSeconds(20), 3));
    }

    [Fact]
    public void Failed_OnceLessThanStated_LetsCallsIn()
    {
        Fail(times: 2);

        breaker.TryEnter(out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Succeeded_BetweenFailures_CountsFromTheStart()
    {
        Fail(times: 2);
        Enter().Succeeded();
        Fail(times: 2);

        State.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public void Failed_SpreadOverMoreThanTheWindow_StaysClosed()
    {
        Fail(times: 1);
        time.Advance(TimeSpan.FromSeconds(10.1));
        Fail(times: 2);

        State.ShouldBe(BreakerState.Closed);
        Fail(times: 1);
        State.ShouldBe(BreakerState.Open);
    }

    [Fact]
    public void Left_AnyNumberOfTimes_ChangesNothing()
    {
        Fail(times: 2);
        Enter().Left();
        Enter().Left();
        State.ShouldBe(BreakerState.Closed);

        Fail(times: 1);
        State.ShouldBe(BreakerState.Open);
    }

    [Fact]
    public void TryEnter_AfterTheCoolDown_LetsOneProbeInAndNoOther()
    {
        Fail(times: 3);
        time.Advance(TimeSpan.FromSeconds(20));

        breaker.TryEnter(out BreakerPass probe, out _).ShouldBeTrue();
        probe.IsProbe.ShouldBeTrue();
        State.ShouldBe(BreakerState.HalfOpen);
        breaker.TryEnter(out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Probe_Succeeds_Closes()
    {
        Fail(times: 3);
        time.Advance(TimeSpan.FromSeconds(20));

        Enter().Succeeded();

        State.ShouldBe(BreakerState.Closed);
        Fail(times: 2);
        State.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public void Probe_FailsAgainAndAgain_WaitsTwiceAsLongUpToFiveMinutes()
    {
        Fail(times: 3);
        List<double> waits = [];
        for (int i = 0; i < 6; i++)
        {
            breaker.TryEnter(out _, out TimeSpan wait).ShouldBeFalse();
            waits.Add(wait.TotalSeconds);
            time.Advance(wait);
            Enter().Failed(null);
        }

        waits.ShouldBe([20, 40, 80, 160, 300, 300]);
    }

    [Fact]
    public void Probe_Left_LetsTheNextCallProbe()
    {
        Fail(times: 3);
        time.Advance(TimeSpan.FromSeconds(20));
        Enter().Left();

        Enter().IsProbe.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(900, 900)]
    [InlineData(86_400, 3_600)]
    public void Failed_ProviderSaysHowLong_IsTheCoolDownUpToAnHour(int asked, int waited)
    {
        Fail(times: 2);
        Enter().Failed(TimeSpan.FromSeconds(asked));

        breaker.TryEnter(out _, out TimeSpan wait).ShouldBeFalse();
        wait.ShouldBe(TimeSpan.FromSeconds(waited));
    }

    [Fact]
    public void Failed_CallFromBeforeItOpened_CountsNoMore()
    {
        BreakerPass[] slow = [Enter(), Enter(), Enter(), Enter()];
        Fail(times: 3);
        time.Advance(TimeSpan.FromSeconds(20));
        Enter().Succeeded();

        Array.ForEach(slow, pass => pass.Failed(null));

        State.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public void Succeeded_CallFromBeforeItOpened_DoesNotCloseIt()
    {
        BreakerPass slow = Enter();
        Fail(times: 3);

        slow.Succeeded();

        State.ShouldBe(BreakerState.Open);
    }

    private BreakerPass Enter()
    {
        breaker.TryEnter(out BreakerPass pass, out _).ShouldBeTrue();
        return pass;
    }

    private void Fail(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Enter().Failed(null);
        }
    }
}
