using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;

namespace Suffice.Tests.Ledger.Reading;

/// <summary>Shadows, verdicts and canaries in the ledger.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Record_AShadow_IsReadWithItsPairAndTheLastWordOfAJudge()
    {
        await file.RecordAsync(Entries.Request("req_1"), Shadow("req_2", "req_1", ShadowVerdict.Different));
        ShadowVerdicts verdicts = new(file.Path, TimeProvider.System);

        verdicts.Record("req_1", ShadowVerdict.Better, "judge:sonnet").ShouldBeTrue();
        verdicts.Record("req_1", ShadowVerdict.Worse, "person:ana").ShouldBeTrue();
        verdicts.Record("req_9", ShadowVerdict.Worse, "person:ana").ShouldBeFalse();

        WatchReader reader = new(file.Path);
        ShadowNote note = reader.ReadShadows().ShouldHaveSingleItem();
        note.Task.ShouldBe("triage");
        note.Pair.ShouldBe(new ShadowPair("req_1", "haiku>sonnet", "haiku", "sonnet", ShadowVerdict.Different));
        note.Verdict.ShouldBe(ShadowVerdict.Worse);
        reader.ReadVerdicts(0).Select(v => (v.Judge, v.Verdict)).ShouldBe([("judge:sonnet", ShadowVerdict.Better), ("person:ana", ShadowVerdict.Worse)]);
        reader.ReadVerdicts(1).ShouldHaveSingleItem().Task.ShouldBe("triage");
    }

    [Fact]
    public async Task CountShadows_SomeJudged_CountsEachByTheLastWord()
    {
        await file.RecordAsync(
            Shadow("req_2", "req_1", ShadowVerdict.Different),
            Shadow("req_4", "req_3", ShadowVerdict.Different),
            Shadow("req_6", "req_5", ShadowVerdict.Different),
            Shadow("req_8", "req_7", ShadowVerdict.Same),
            Shadow("req_10", "req_9", ShadowVerdict.Same) with { At = Entries.Noon.AddDays(1) });
        ShadowVerdicts verdicts = new(file.Path, TimeProvider.System);
        verdicts.Record("req_1", ShadowVerdict.Better, "judge:sonnet");
        verdicts.Record("req_1", ShadowVerdict.Worse, "person:ana");
        verdicts.Record("req_3", ShadowVerdict.Worse, "person:ana");

        new WatchReader(file.Path).CountShadows(Entries.Noon, Entries.Noon.AddDays(1)).ShouldBe(
        [
            new ShadowCount("triage", "haiku>sonnet", "haiku", ShadowVerdict.Different, null, 1),
            new ShadowCount("triage", "haiku>sonnet", "haiku", ShadowVerdict.Different, ShadowVerdict.Worse, 2),
            new ShadowCount("triage", "haiku>sonnet", "haiku", ShadowVerdict.Same, null, 1),
        ]);
    }

    [Fact]
    public async Task Record_ACanaryAPropensityAndAnotherAnswerer_AreReadBack()
    {
        CanaryAnswer canary = new("haiku", "haiku-1", "p1", "a1", IsExpected: false, "fp_9");
        RequestEntry request = Entries.Request("req_1");
        await file.RecordAsync(
            request with { Propensity = 0.05, Attempts = [request.Attempts[0] with { AnsweredBy = "haiku-2" }] },
            Shadow("req_2", "req_1", ShadowVerdict.Same) with { Shadow = null, Endpoint = "canary", Canary = canary });

        new WatchReader(file.Path).ReadCanaries().ShouldHaveSingleItem().Answer.ShouldBe(canary);
        RequestEntry read = file.Reader.Find("req_1").ShouldNotBeNull();
        read.Propensity.ShouldBe(0.05);
        read.Attempts[0].AnsweredBy.ShouldBe("haiku-2");
        file.Reader.Find("req_2").ShouldNotBeNull().Propensity.ShouldBe(1);
    }

    [Fact]
    public async Task Bill_WithShadows_CountsTheirCostAndNoRequest()
    {
        await file.RecordAsync(Entries.Request("req_1"), Shadow("req_2", "req_1", ShadowVerdict.Same));

        foreach (bool isRolledUp in new[] { false, true })
        {
            BillLine line = file.Reader.ReadBill(new BillQuery()).Total;
            BillLine request = await OnlyTheRequestAsync();
            line.Requests.ShouldBe(1);
            line.Watches.ShouldBe(1);
            line.WatchCostUsd.ShouldBe(0.25m);
            line.KnownCostUsd.ShouldBe(request.KnownCostUsd + 0.25m);
            line.SavedUsd.ShouldBe(request.SavedUsd - 0.25m);
            line.LeftOut.ShouldBe(0);
            line.LatencyP95.ShouldBe(request.LatencyP95);
            file.Upkeep(file.Settings, Entries.Noon.AddDays(1));
        }
    }

    [Fact]
    public async Task ReadShadowSpend_ByTask_IsWhatShadowsCost()
    {
        await file.RecordAsync(Entries.Request("req_1"), Shadow("req_2", "req_1", ShadowVerdict.Same), Shadow("req_3", "req_1", ShadowVerdict.Same));

        new WatchReader(file.Path).ReadShadowSpend(Entries.Noon.AddDays(-1)).ShouldBe(new Dictionary<string, decimal> { ["triage"] = 0.5m });
        new WatchReader(file.Path).ReadShadowSpend(Entries.Noon.AddDays(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Upkeep_PastRetention_LetsShadowsGoWithTheirRows()
    {
        await file.RecordAsync(Entries.Request("req_1"), Shadow("req_2", "req_1", ShadowVerdict.Same));
        new ShadowVerdicts(file.Path, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Entries.Noon)).Record("req_1", ShadowVerdict.Same, "x");

        file.Upkeep(file.Settings with { Retention = TimeSpan.FromDays(10) }, Entries.Noon.AddDays(30));

        new WatchReader(file.Path).ReadShadows().ShouldBeEmpty();
        new WatchReader(file.Path).ReadVerdicts(0).ShouldBeEmpty();
        file.Reader.ReadBill(new BillQuery()).Total.WatchCostUsd.ShouldBe(0.25m);
    }

    [Fact]
    public async Task Change_AShadow_IsRefused()
    {
        await file.RecordAsync(Entries.Request("req_1"), Shadow("req_2", "req_1", ShadowVerdict.Same));
        using SqliteConnection connection = file.Connect();

        Should.Throw<SqliteException>(() => connection.Run("UPDATE shadows SET verdict = 'worse'")).Message.ShouldContain("append-only");
        Should.Throw<SqliteException>(() => connection.Run("DELETE FROM shadows")).Message.ShouldContain("append-only");
    }

    private static RequestEntry Shadow(string id, string of, ShadowVerdict verdict) => Entries.Request(id) with
    {
        Outcome = RequestOutcome.Watch,
        Endpoint = "shadow",
        Model = null,
        Path = "sonnet",
        Reason = string.Empty,
        CostUsd = 0.25m,
        KnownCostUsd = 0.25m,
        BaselineCostUsd = 0m,
        Shadow = new ShadowPair(of, "haiku>sonnet", "haiku", "sonnet", verdict),
    };

    private static async Task<BillLine> OnlyTheRequestAsync()
    {
        using LedgerFile other = new();
        await other.RecordAsync(Entries.Request("req_1"));

        return other.Reader.ReadBill(new BillQuery()).Total;
    }
}
