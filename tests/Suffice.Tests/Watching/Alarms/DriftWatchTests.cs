using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Suffice.Confidence;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Tests.Confidence;
using Suffice.Tests.Engine;
using Suffice.Tests.Ledger;
using Suffice.Watching.Alarms;
using Suffice.Watching.Canaries;
using Suffice.Watching.Demotions;

namespace Suffice.Tests.Watching.Alarms;

/// <summary>From rows of a ledger to a demoted task, over restarts.</summary>
public sealed class DriftWatchTests : IDisposable
{
    private readonly LedgerFile file = new();
    private readonly FakeTimeProvider clock = new(Entries.Noon.AddDays(2));

    private readonly SufficePolicy policy = new()
    {
        Version = "v1",
        PriceVersion = "p1",
        Providers = FrozenDictionary<string, ProviderDefinition>.Empty,
        Models = new[] { EngineBench.Small, EngineBench.Large }.ToFrozenDictionary(m => m.Name),
        Tasks = [EngineBench.TwoRungs() with { Shadow = new ShadowSettings(0.02, 5) }],
        Canaries = [new CanarySettings("small", 20, [new CanaryPrompt("x", null)])],
    };

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Look_AgreementFalls_DemotesTheTaskAndTheDemotionSurvivesARestart()
    {
        await file.RecordAsync([.. Shadows(0, 300, i => i % 20 > 0)]);
        Watch().Look(policy).ShouldBeEmpty();
        Trusted().ShouldBeTrue();
        await file.RecordAsync([.. Shadows(300, 300, i => i % 4 > 0)]);

        DriftAlarm alarm = Watch().Look(policy).ShouldHaveSingleItem();

        alarm.Demotes.ShouldBeTrue();
        Trusted().ShouldBeFalse();
        using TrustBook restarted = Book();
        restarted.Of("triage").Reason.ShouldBe("demoted:drift");
        restarted.Of("triage").Why.ShouldNotBeNull().ShouldContain("differ from the last rung's");
        restarted.Of("other").IsDemoted.ShouldBeFalse();
    }

    [Fact]
    public async Task Look_SameRowsAgain_SaysNothingNew()
    {
        await file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(policy).Length.ShouldBe(1);

        Watch().Look(policy).ShouldBeEmpty();
        Watch().State.Alarms.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Lift_ByAPerson_TrustsAgainAndForgetsWhatWasSeenBefore()
    {
        await file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(policy);

        TrustFile.Beside(file.Path).Lift("triage", "ana", clock.GetUtcNow()).ShouldBeTrue();

        TrustFile.Beside(file.Path).Lift("triage", "ana", clock.GetUtcNow()).ShouldBeFalse();
        DriftWatch after = Watch();
        after.Look(policy).ShouldBeEmpty();
        Trusted().ShouldBeTrue();
        after.State.Tasks["triage|small>large"].Agreement.Seen.ShouldBe(0);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public async Task Look_CalibrationBeforeOrAfterTheDemotion_LiftsItOnlyAfter(int hours, bool isLifted)
    {
        await file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(policy);
        DateTimeOffset demoted = TrustFile.Beside(file.Path).Read().ShouldHaveSingleItem().Since;

        DriftWatch after = Watch();
        after.Look(CalibratedAt(demoted.AddHours(hours))).ShouldBeEmpty();

        Trusted().ShouldBe(isLifted);
        Demotion demotion = TrustFile.Beside(file.Path).Read().ShouldHaveSingleItem();
        demotion.LiftedBy.ShouldBe(isLifted ? $"calibration of {demoted.AddHours(hours):yyyy-MM-dd}" : null);
        after.State.Tasks["triage|small>large"].Agreement.Seen.ShouldBe(isLifted ? 0 : 300);
    }

    [Fact]
    public async Task Look_AgreementFallsAgainAfterACalibration_DemotesAgain()
    {
        await file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(policy);
        SufficePolicy calibrated = CalibratedAt(clock.GetUtcNow().AddHours(1));
        clock.Advance(TimeSpan.FromHours(2));
        Watch().Look(calibrated);

        await file.RecordAsync([.. Shadows(300, 300, i => i < 400 || i % 3 > 0, at: clock.GetUtcNow())]);
        Watch().Look(calibrated).ShouldHaveSingleItem().Demotes.ShouldBeTrue();

        Trusted().ShouldBeFalse();
    }

    [Fact]
    public async Task Look_VerdictsOfAJudgeSayWorse_DemotesTheTask()
    {
        await file.RecordAsync([.. Shadows(0, 260, _ => false, ShadowVerdict.Incomparable)]);
        ShadowVerdicts verdicts = new(file.Path, clock);
        for (int i = 0; i < 260; i++)
        {
            verdicts.Record($"req_{i}", i >= 100 && i % 3 == 0 ? ShadowVerdict.Worse : ShadowVerdict.Same, "judge:sonnet");
        }

        Watch().Look(policy).ShouldHaveSingleItem().Signal.ShouldBe(DriftSignal.Judged);
        Trusted().ShouldBeFalse();
    }

    [Fact]
    public async Task Look_AnotherModelAnswers_IsToldAndDemotesNothing()
    {
        RequestEntry request = Entries.Request("req_1");
        await file.RecordAsync(
            request with { Attempts = [request.Attempts[0] with { AnsweredBy = "haiku-a" }] },
            request with { Id = "req_2", Attempts = [request.Attempts[0] with { AnsweredBy = "haiku-b" }] });

        ImmutableArray<DriftAlarm> alarms = Watch().Look(policy);

        alarms.Select(alarm => alarm.Signal).ShouldBe([DriftSignal.Pin, DriftSignal.Pin]);
        alarms[1].Why.ShouldContain("where it was haiku-a before");
        Trusted().ShouldBeTrue();
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(0, false)]
    public async Task Look_ModelAnswersItsCanariesOtherwise_DemotesTheTasksThatTrustIt(int every, bool isDemoted)
    {
        RequestEntry Canary(int i) => Entries.Request($"req_{i}") with
        {
            At = Entries.Noon.AddDays(-20 + (i / 20.0)),
            Outcome = RequestOutcome.Watch,
            Endpoint = "canary",
            Canary = new CanaryAnswer("small", "small-1", "p", i % 10 == 0 || (i > 300 && every > 0 && i % every > 0) ? "b" : "a", null, i > 300 ? "fp_2" : "fp_1"),
        };
        await file.RecordAsync([.. Enumerable.Range(0, 440).Select(Canary)]);

        Watch().Look(policy).Any(alarm => alarm.Signal == DriftSignal.Canary).ShouldBe(isDemoted);

        Trusted().ShouldBe(!isDemoted);
        CanaryResult result = CanaryTest.Of(new WatchReader(file.Path).ReadCanaries(), clock.GetUtcNow()).ShouldHaveSingleItem();
        result.NewSystems.ShouldBe(["fp_2"]);
    }

    [Fact]
    public void Demote_TwoWritersAtATime_LosesNothing()
    {
        TrustFile trust = TrustFile.Beside(file.Path);

        Parallel.For(0, 20, i => TrustFile.Beside(file.Path).Demote(new Demotion($"task{i}", "drift", "why", Entries.Noon)).ShouldBeTrue());

        trust.Read().Length.ShouldBe(20);
        trust.Demote(new Demotion("task3", "drift", "again", Entries.Noon)).ShouldBeFalse();
    }

    [Fact]
    public void Known_TwoDemotionsInForceOfOneTask_TheLaterHolds()
    {
        KnownTrust known = KnownTrust.Of([new("triage", "drift", "first", Entries.Noon), new("triage", "drift", "second", Entries.Noon.AddDays(1))]);

        known.Of("triage").Why.ShouldBe("second");
        known.Demoted.ShouldBe(["triage"]);
    }

    [Fact]
    public void Book_FileThatIsNoFileOfDemotions_KeepsWhatItKnew()
    {
        TrustFile trust = TrustFile.Beside(file.Path);
        trust.Demote(new Demotion("triage", "drift", "why", Entries.Noon));
        using TrustBook book = Book();

        File.WriteAllText(trust.Path, "{ oh");
        book.Look();

        book.Of("triage").IsDemoted.ShouldBeTrue();
        Should.Throw<LedgerException>(() => trust.Read()).Message.ShouldContain("line 1");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1_000)]
    public void SlotOf_ADay_HasAsManySlotsAsAsked(int perDay)
    {
        DateTimeOffset midnight = new(2026, 11, 4, 0, 0, 0, TimeSpan.Zero);
        long[] slots = [.. Enumerable.Range(0, 24 * 60 * 6).Select(i => CanarySchedule.SlotOf(perDay, midnight.AddSeconds(i * 10)))];

        slots.Distinct().Count().ShouldBe(perDay);
        slots.Zip(slots.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First == 0 || pair.Second - pair.First == 1);
        CanarySchedule.SlotOf(perDay, midnight.AddDays(1)).ShouldBe(slots[^1] + 1);
    }

    private DriftWatch Watch() => new(file.Path, clock, NullLogger<DriftWatch>.Instance);

    private TrustBook Book() => new(TrustFile.Beside(file.Path), clock, NullLogger<TrustBook>.Instance);

    private bool Trusted()
    {
        using TrustBook book = Book();

        return !book.Of("triage").IsDemoted;
    }

    private SufficePolicy CalibratedAt(DateTimeOffset at)
    {
        Calibration calibration = Calibrations.Of("triage", "gate", new PinnedModel("small", "small-1"), new PinnedModel("large", "large-1")) with { MadeAt = at };

        return policy with { Tasks = [policy.Tasks[0] with { Confidence = new TaskConfidence { Calibration = calibration, Estimator = new MadeEstimator() } }] };
    }

    private static IEnumerable<RequestEntry> Shadows(int from, int count, Func<int, bool> isSame, ShadowVerdict? verdict = null, DateTimeOffset? at = null) =>
        Enumerable.Range(from, count).Select(i => Entries.Request($"shadow_{i}") with
        {
            At = at ?? Entries.Noon,
            Outcome = RequestOutcome.Watch,
            Endpoint = "shadow",
            Shadow = new ShadowPair($"req_{i}", "small>large", "small", "large", verdict ?? (isSame(i) ? ShadowVerdict.Same : ShadowVerdict.Different)),
        });
}
