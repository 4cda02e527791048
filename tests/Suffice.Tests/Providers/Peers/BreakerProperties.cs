using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Suffice.Providers.Peers;

namespace Suffice.Tests.Providers.Peers;

/// <summary>The breaker against a plain model of it, and under many calls at once.</summary>
public sealed class BreakerProperties
{
    private enum Step
    {
        Enter,
        Succeed,
        Fail,
        FailAsking,
        Leave,
        Wait,
    }

    [Fact]
    public void Breaker_AnyCourse_IsWhatThePlainModelIs()
    {
        Gen<((Step, int, int)[], int, int)> courses = Gen.Select(
            Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 5], Gen.Int[1, 40]).Array[1, 80],
            Gen.Int[1, 4],
            Gen.Int[1, 30]);

        courses.Sample((steps, failures, window) =>
        {
            FakeTimeProvider time = new();
            BreakerSettings settings = new() { Failures = failures, Window = TimeSpan.FromSeconds(window), CoolDown = TimeSpan.FromSeconds(7) };
            Breaker breaker = new(settings, time);
            PlainBreaker plain = new(settings);
            List<(BreakerPass Real, int Plain)> passes = [];
            foreach ((Step step, int which, int seconds) in steps)
            {
                if (step == Step.Wait)
                {
                    time.Advance(TimeSpan.FromSeconds(seconds));
                    plain.Now += seconds;
                }
                else if (step == Step.Enter)
                {
                    bool isIn = breaker.TryEnter(out BreakerPass pass, out TimeSpan wait);
                    int? expected = plain.TryEnter();
                    isIn.ShouldBe(expected is not null);
                    if (expected is { } number)
                    {
                        passes.Add((pass, number));
                    }
                    else
                    {
                        wait.ShouldBe(TimeSpan.FromSeconds(plain.Wait));
                    }
                }
                else if (passes.Count > 0)
                {
                    (BreakerPass real, int number) = passes[which % passes.Count];
                    passes.RemoveAt(which % passes.Count);
                    End(step, seconds, real);
                    plain.End(step, seconds, number);
                }

                breaker.Snapshot("p", "m").State.ShouldBe(plain.State);
            }
        }, iter: 5_000);
    }

    [Fact]
    public async Task TryEnter_ManyCallsAtOnceToADeadRoute_NeverMoreThanOneProbe()
    {
        FakeTimeProvider time = new();
        Breaker breaker = new(new BreakerSettings { Failures = 1, CoolDown = TimeSpan.FromSeconds(1) }, time);
        breaker.TryEnter(out BreakerPass first, out _);
        first.Failed(null);
        int probing = 0;
        int most = 0;
        int probes = 0;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                if (!breaker.TryEnter(out BreakerPass pass, out TimeSpan _))
                {
                    continue;
                }

                int now = Interlocked.Increment(ref probing);
                InterlockedMax(ref most, now);
                Interlocked.Increment(ref probes);
                await Task.Yield();
                Interlocked.Decrement(ref probing);
                pass.Failed(TimeSpan.FromSeconds(1));
            }
        })));

        probes.ShouldBeGreaterThan(1);
        most.ShouldBe(1);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
        }
    }

    private static void End(Step step, int seconds, BreakerPass pass)
    {
        switch (step)
        {
            case Step.Succeed:
                pass.Succeeded();
                break;
            case Step.Fail:
                pass.Failed(null);
                break;
            case Step.FailAsking:
                pass.Failed(TimeSpan.FromSeconds(seconds));
                break;
            default:
                pass.Left();
                break;
        }
    }

    /// <summary>The same law, written down as plainly as it can be said: a list of failures, a list of who was let in when.</summary>
    private sealed class PlainBreaker(BreakerSettings settings)
    {
        private readonly List<int> failedAt = [];
        private int turn;
        private int opened;
        private int probeFrom;

        public int Now { get; set; }

        public BreakerState State { get; private set; }

        public int Wait => State == BreakerState.Open ? Math.Max(0, probeFrom - Now) : 0;

        public int? TryEnter()
        {
            if (State == BreakerState.Open && Now >= probeFrom)
            {
                Turn(BreakerState.HalfOpen);
                return turn;
            }

            return State == BreakerState.Closed ? turn : null;
        }

        public void End(Step step, int seconds, int pass)
        {
            if (pass != turn)
            {
                return;
            }

            if (step == Step.Succeed)
            {
                failedAt.Clear();
                opened = 0;
                if (State != BreakerState.Closed)
                {
                    Turn(BreakerState.Closed);
                }
            }
            else if (step is Step.Fail or Step.FailAsking)
            {
                failedAt.Add(Now);
                bool isFull = failedAt.Count(at => Now - at <= settings.Window.TotalSeconds) >= settings.Failures;
                if (isFull || State == BreakerState.HalfOpen)
                {
                    double own = Math.Min(settings.CoolDown.TotalSeconds * Math.Pow(2, opened), 300);
                    probeFrom = Now + (step == Step.FailAsking ? seconds : (int)own);
                    opened++;
                    Turn(BreakerState.Open);
                }
            }
            else if (State == BreakerState.HalfOpen)
            {
                Turn(BreakerState.Open);
            }
        }

        private void Turn(BreakerState next)
        {
            State = next;
            turn++;
        }
    }
}
