using System.Collections.Frozen;
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
    private readonly LedgerFile _file = new();
    private readonly FakeTimeProvider _clock = new(Entries.Noon.AddDays(2));

    private readonly SufficePolicy _policy = new()
    {
        Version = "v1",
        PriceVersion = "p1",
        Providers = FrozenDictionary<string, ProviderDefinition>.Empty,
        Models = new[] { EngineBench.Small, EngineBench.Large }.ToFrozenDictionary(m => m.Name),
        Tasks = [EngineBench.TwoRungs() with { Shadow = new ShadowSettings(0.02, 5) }],
        Canaries = [new CanarySettings("small", 20, [new CanaryPrompt("x", null)])],
    };

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Look_AgreementFalls_DemotesTheTaskAndTheDemotionSurvivesARestart()
    {
        await _file.RecordAsync([.. Shadows(0, 300, i => i % 20 > 0)]);
        Watch().Look(_policy).ShouldBeEmpty();
        Trusted().ShouldBeTrue();
        await _file.RecordAsync([.. Shadows(300, 300, i => i % 4 > 0)]);

        DriftAlarm alarm = Watch().Look(_policy).ShouldHaveSingleItem();

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
        await _file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(_policy).Length.ShouldBe(1);

        Watch().Look(_policy).ShouldBeEmpty();
        Watch().State.Alarms.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Lift_ByAPerson_TrustsAgainAndForgetsWhatWasSeenBefore()
    {
        await _file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(_policy);

        TrustFile.Beside(_file.Path).Lift("triage", "ana", _clock.GetUtcNow()).ShouldBeTrue();

        TrustFile.Beside(_file.Path).Lift("triage", "ana", _clock.GetUtcNow()).ShouldBeFalse();
        DriftWatch after = Watch();
        after.Look(_policy).ShouldBeEmpty();
        Trusted().ShouldBeTrue();
        after.State.Tasks["triage|small>large"].Agreement.Seen.ShouldBe(0);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public async Task Look_CalibrationBeforeOrAfterTheDemotion_LiftsItOnlyAfter(int hours, bool isLifted)
    {
        await _file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(_policy);
        DateTimeOffset demoted = TrustFile.Beside(_file.Path).Read().ShouldHaveSingleItem().Since;

        DriftWatch after = Watch();
        after.Look(CalibratedAt(demoted.AddHours(hours))).ShouldBeEmpty();

        Trusted().ShouldBe(isLifted);
        Demotion demotion = TrustFile.Beside(_file.Path).Read().ShouldHaveSingleItem();
        demotion.LiftedBy.ShouldBe(isLifted ? $"calibration of {demoted.AddHours(hours):yyyy-MM-dd}" : null);
        after.State.Tasks["triage|small>large"].Agreement.Seen.ShouldBe(isLifted ? 0 : 300);
    }

    [Fact]
    public async Task Look_AgreementFallsAgainAfterACalibration_DemotesAgain()
    {
        await _file.RecordAsync([.. Shadows(0, 100, _ => true), .. Shadows(100, 200, i => i % 3 > 0)]);
        Watch().Look(_policy);
        SufficePolicy calibrated = CalibratedAt(_clock.GetUtcNow().AddHours(1));
        _clock.Advance(TimeSpan.FromHours(2));
        Watch().Look(calibrated);

        await _file.RecordAsync([.. Shadows(300, 300, i => i < 400 || i % 3 > 0, at: _clock.GetUtcNow())]);
        Watch().Look(calibrated).ShouldHaveSingleItem().Demotes.ShouldBeTrue();

        Trusted().ShouldBeFalse();
    }

    [Fact]
    public async Task Look_VerdictsOfAJudgeSayWorse_DemotesTheTask()
    {
        await _file.RecordAsync([.. Shadows(0, 260, _ => false, ShadowVerdict.Incomparable)]);
        ShadowVerdicts verdicts = new(_file.Path, _clock);
        for (int i = 0; i < 260; i++)
        {
            verdicts.Record($"req_{i}", i >= 100 && i % 3 == 0 ? ShadowVerdict.Worse : ShadowVerdict.Same, "judge:sonnet");
        }

        Watch().Look(_policy).ShouldHaveSingleItem().Signal.ShouldBe(DriftSignal.Judged);
        Trusted().ShouldBeFalse();
    }

    [Fact]
    public async Task Look_AnotherModelAnswers_IsToldAndDemotesNothing()
    {
        RequestEntry request = Entries.Request("req_1");
        await _file.RecordAsync(
            request with { Attempts = [request.Attempts[0] with { AnsweredBy = "haiku-a" }] },
            request with { Id = "req_2", Attempts = [request.Attempts[0] with { AnsweredBy = "haiku-b" }] });

        var alarms = Watch().Look(_policy);

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
        await _file.RecordAsync([.. Enumerable.Range(0, 440).Select(Canary)]);

        Watch().Look(_policy).Any(alarm => alarm.Signal == DriftSignal.Canary).ShouldBe(isDemoted);

        Trusted().ShouldBe(!isDemoted);
        CanaryResult result = CanaryTest.Of(new WatchReader(_file.Path).ReadCanaries(), _clock.GetUtcNow()).ShouldHaveSingleItem();
        result.NewSystems.ShouldBe(["fp_2"]);
    }

    [Fact]
    public void Demote_TwoWritersAtATime_LosesNothing()
    {
        TrustFile file = TrustFile.Beside(_file.Path);

        Parallel.For(0, 20, i => TrustFile.Beside(_file.Path).Demote(new Demotion($"task{i}", "drift", "why", Entries.Noon)).ShouldBeTrue());

        file.Read().Length.ShouldBe(20);
        file.Demote(new Demotion("task3", "drift", "again", Entries.Noon)).ShouldBeFalse();
    }

    [Fact]
    public void Book_FileThatIsNoFileOfDemotions_KeepsWhatItKnew()
    {
        TrustFile file = TrustFile.Beside(_file.Path);
        file.Demote(new Demotion("triage", "drift", "why", Entries.Noon));
        using TrustBook book = Book();

        File.WriteAllText(file.Path, "{ oh");
        book.Look();

        book.Of("triage").IsDemoted.ShouldBeTrue();
        Should.Throw<LedgerException>(() => file.Read()).Message.ShouldContain("line 1");
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

    private DriftWatch Watch() => new(_file.Path, _clock, NullLogger<DriftWatch>.Instance);

    private TrustBook Book() => new(TrustFile.Beside(_file.Path), _clock, NullLogger<TrustBook>.Instance);

    private bool Trusted()
    {
        using TrustBook book = Book();

        return !book.Of("triage").IsDemoted;
    }

    private SufficePolicy CalibratedAt(DateTimeOffset at)
    {
        Calibration calibration = Calibrations.Of("triage", "gate", new PinnedModel("small", "small-1"), new PinnedModel("large", "large-1")) with { MadeAt = at };

        return _policy with { Tasks = [_policy.Tasks[0] with { Confidence = new TaskConfidence { Calibration = calibration, Estimator = new MadeEstimator() } }] };
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
