using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Tests.Ledger;
using Suffice.Watching.Alarms;

namespace Suffice.Tests.Watching.Alarms;

public sealed class TaskWatchTests
{
    private static readonly TaskWatch Begun = new() { Task = "triage", Ladder = "haiku>sonnet", Since = DateTimeOffset.MinValue };

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.90)]
    [InlineData(0.75)]
    public void AddShadow_AgreementFallsByTenPoints_AlarmsWithinAFewHundredPairs(double usual)
    {
        int[] delays = [.. Enumerable.Range(0, 20).Select(seed => FirstAlarm(seed, usual, usual - 0.10, 4_000) - 300)];

        delays.ShouldAllBe(delay => delay > 0);
        delays.Average().ShouldBeLessThan(500);
    }

    [Fact]
    public void AddShadow_AgreementHolds_AlarmsInFewOfManyStreams() =>
        Enumerable.Range(0, 40).Count(seed => FirstAlarm(seed, 0.9, 0.9, 1_000) <= 1_000).ShouldBeLessThanOrEqualTo(4);

    [Fact]
    public void AddShadow_AnAlarm_IsGivenOnceAndSaysTheFigures()
    {
        (TaskWatch watch, List<DriftAlarm> alarms) = Stream(3, i => i < 150 || i % 2 == 0, 600);

        DriftAlarm alarm = alarms.ShouldHaveSingleItem();
        alarm.Signal.ShouldBe(DriftSignal.Agreement);
        alarm.Why.ShouldMatch("^[0-9]+ of [0-9]+ accepted answers differ from the last rung's, where 0 of the first 100 did$");
        watch.Agreement.IsAlarm.ShouldBeTrue();
    }

    [Fact]
    public void AddJudged_WorseMoreOften_Alarms()
    {
        TaskWatch watch = Begun;
        List<DriftAlarm> alarms = [];
        for (int i = 0; i < 600; i++)
        {
            (watch, ImmutableArray<DriftAlarm> found) = watch.AddJudged(i % 50 == 0 ? ShadowVerdict.Better : i > 200 && i % 5 == 0 ? ShadowVerdict.Worse : ShadowVerdict.Same, Entries.Noon);
            alarms.AddRange(found);
        }

        alarms.ShouldHaveSingleItem().Signal.ShouldBe(DriftSignal.Judged);
    }

    [Fact]
    public void Add_OtherPrompts_AlarmsOnTheTraffic()
    {
        TaskWatch watch = Begun;
        List<DriftAlarm> alarms = [];
        for (int i = 0; i < 1_000; i++)
        {
            (watch, ImmutableArray<DriftAlarm> found) = watch.Add(Entries.Request($"req_{i}") with { Fingerprint = i < 500 || i % 3 > 0 ? "fp1_a" : "fp1_b" });
            alarms.AddRange(found);
        }

        alarms.ShouldHaveSingleItem().Signal.ShouldBe(DriftSignal.Traffic);
        alarms[0].Why.ShouldStartWith("\"fp1_");
    }

    [Fact]
    public void Add_SlowerAndLongerAnswers_AreTold()
    {
        Random random = new(4);
        TaskWatch watch = Begun;
        List<DriftAlarm> alarms = [];
        for (int i = 0; i < 1_000; i++)
        {
            RequestEntry entry = Entries.Request($"req_{i}");
            double factor = i < 500 ? 1 : 1.5;
            (watch, ImmutableArray<DriftAlarm> found) = watch.Add(entry with
            {
                Attempts = [entry.Attempts[0] with { Latency = TimeSpan.FromMilliseconds(random.Next(200, 600) * factor), Usage = entry.Attempts[0].Usage with { Output = random.Next(10, 40) } }],
            });
            alarms.AddRange(found);
        }

        alarms.Select(alarm => alarm.Signal).ShouldBe([DriftSignal.Latency]);
    }

    [Fact]
    public void Add_EscalationDoubles_IsTold()
    {
        Random random = new(4);
        TaskWatch watch = Begun;
        List<DriftAlarm> alarms = [];
        for (int i = 0; i < 2_000; i++)
        {
            bool isEscalated = random.NextDouble() < (i < 1_000 ? 0.15 : 0.40);
            (watch, ImmutableArray<DriftAlarm> found) = watch.Add(Entries.Request($"req_{i}") with { Path = isEscalated ? "haiku>sonnet" : "haiku" });
            alarms.AddRange(found);
        }

        alarms.ShouldNotBeEmpty();
        alarms.ShouldAllBe(alarm => alarm.Signal == DriftSignal.Escalation);
    }

    [Fact]
    public void Add_RowsBeforeItsBeginning_ArePassedOver()
    {
        TaskWatch later = Begun with { Since = Entries.Noon.AddDays(1) };

        later.Add(Entries.Request("req_1")).Next.ShouldBe(later);
        later.AddShadow(ShadowVerdict.Same, Entries.Noon).Next.ShouldBe(later);
    }

    [Fact]
    public void State_WrittenAndRead_IsTheSame()
    {
        (TaskWatch watch, _) = Stream(1, i => i % 7 > 0, 160);
        (watch, _) = watch.Add(Entries.Request("req_1") with { Fingerprint = "fp1_a" });
        WatchState state = new WatchState { Requests = 9 }.With([new DriftAlarm("a", "b", DriftSignal.Pin, "c", Entries.Noon)]);
        state = state with { Tasks = state.Tasks.SetItem(watch.Key, watch) };

        string written = JsonSerializer.Serialize(state, MachineJson.Options);

        JsonSerializer.Serialize(JsonSerializer.Deserialize<WatchState>(written, MachineJson.Options), MachineJson.Options).ShouldBe(written);
        JsonSerializer.Deserialize<WatchState>(written, MachineJson.Options)!.Tasks[watch.Key].Agreement.ShouldBe(watch.Agreement);
    }

    private static int FirstAlarm(int seed, double usual, double later, int most)
    {
        Random random = new(seed);
        TaskWatch watch = Begun;
        for (int i = 1; i <= most; i++)
        {
            (watch, ImmutableArray<DriftAlarm> alarms) = watch.AddShadow(random.NextDouble() < (i <= 300 ? usual : later) ? ShadowVerdict.Same : ShadowVerdict.Different, Entries.Noon);
            if (alarms.Length > 0)
            {
                return i;
            }
        }

        return most + 1;
    }

    private static (TaskWatch Watch, List<DriftAlarm> Alarms) Stream(int seed, Func<int, bool> isSame, int length)
    {
        TaskWatch watch = Begun;
        List<DriftAlarm> alarms = [];
        for (int i = 0; i < length; i++)
        {
            (watch, ImmutableArray<DriftAlarm> found) = watch.AddShadow(isSame(i) ? ShadowVerdict.Same : ShadowVerdict.Different, Entries.Noon.AddMinutes(seed));
            alarms.AddRange(found);
        }

        return (watch, alarms);
    }
}
