using Microsoft.Extensions.Time.Testing;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;

namespace Suffice.Agents.Tests.Observing;

/// <summary>What was noted is kept once, and what cannot be kept is told.</summary>
public sealed class ObservationStoreTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly FakeTimeProvider time = new(Noted.Now);
    private readonly AgentsFile file;
    private readonly ObservationStore store;

    public ObservationStoreTests()
    {
        file = new AgentsFile(folder.PathOf("work.db"), time);
        store = new ObservationStore(file);
    }

    [Fact]
    public void Append_TheSameJudgingAgain_AddsNothing()
    {
        store.Append(Noted.Of("T-1", 1) with { Quote = "My parcel is late" }).ShouldBe(1);
        store.Append(Noted.Of("T-1", 0) with { Quote = "is late" }).ShouldBe(0);

        store.List().ShouldHaveSingleItem().Quote.ShouldBe("My parcel is late");
    }

    [Fact]
    public void Append_WithoutATime_IsNotedNow()
    {
        store.Append(Noted.Of("T-1", 1) with { At = default });

        store.List().ShouldHaveSingleItem().At.ShouldBe(Noted.Now);
    }

    [Fact]
    public void Append_OneThatSaysWhatItMayNot_KeepsNothing()
    {
        Should.Throw<ObservationException>(() => store.Append(Noted.Of("T-1", 1), Noted.Of("T-2", 1) with { Code = "missing detail|x" }))
            .Message.ShouldBe("code: \"missing detail|x\" is not small letters, digits, _ . / and -, such as missing_detail");

        store.List().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "triage", "c", "", "by: it is missing")]
    [InlineData("qc", "", "c", "", "agent: it is missing")]
    [InlineData("qc", "triage", "c", "R10", "context_item: \"R10\" is not the id of a context item")]
    public void Append_ANameThatIsNone_SaysWhatWouldBeRight(string by, string agent, string code, string item, string message) =>
        Should.Throw<ObservationException>(() => store.Append(new Observation(by, agent, code) { ContextItem = item, Trace = "tr-1" })).Message.ShouldStartWith(message);

    [Fact]
    public void Append_WithoutATrace_IsRefused() =>
        Should.Throw<ObservationException>(() => store.Append(new Observation("qc", "triage", "c"))).Message.ShouldStartWith("trace: it is missing");

    [Fact]
    public void Append_AnHourAhead_IsRefused() =>
        Should.Throw<ObservationException>(() => store.Append(Noted.Of("T-1", -1.0 / 24))).Message.ShouldBe("at: 2026-11-04T13:00:00Z has not come yet");

    [Fact]
    public void List_OfAnAgentSinceATime_IsThoseAlone()
    {
        store.Append(Noted.Of("T-1", 5), Noted.Of("T-2", 2), Noted.Of("T-3", 1), new Observation("qc", "billing", "c") { Trace = "tr-4", At = Noted.Now });

        store.List("triage", Noted.Now.AddDays(-2)).Select(said => said.Ticket).ShouldBe(["T-2", "T-3"]);
        store.List(limit: 1).ShouldHaveSingleItem().Agent.ShouldBe("billing");
    }

    [Fact]
    public void Book_ASnoozedPattern_IsOpenAgainOnItsDayAndEveryDecisionIsKept()
    {
        store.Append(Noted.Of("T-1", 3), Noted.Of("T-2", 2), Noted.Of("T-3", 1));
        PatternBook book = new(file);

        Pattern snoozed = book.Snooze(Noted.Key, new DateOnly(2026, 11, 6), "ada", "the form changes on Friday");
        time.Advance(TimeSpan.FromDays(2));

        snoozed.State.ShouldBe(PatternState.Snoozed);
        book.Find(snoozed.Id).State.ShouldBe(PatternState.Open);
        book.Close(snoozed.Id, isResolved: true, "ada", "").State.ShouldBe(PatternState.Resolved);
        book.History(Noted.Key).Select(decision => decision.Action).ShouldBe([PatternAction.Snoozed, PatternAction.Resolved]);
    }

    [Fact]
    public void Book_MergedIntoItselfByWayOfAnother_IsRefused()
    {
        store.Append(Noted.Of("T-1", 3), Noted.Of("T-2", 2) with { Field = "orderId" });
        PatternBook book = new(file);
        book.Merge("v1:triage|missing_detail|orderId|", Noted.Key, "ada", "");

        Should.Throw<ObservationException>(() => book.Merge(Noted.Key, "v1:triage|missing_detail|orderId|", "ada", "")).Message.ShouldContain("cannot be a part of itself");
    }

    [Fact]
    public void Book_NoSuchPattern_SaysWhereTheyAreListed() =>
        Should.Throw<ObservationException>(() => new PatternBook(file).Reopen("PT-0", "ada", "")).Message.ShouldBe("there is no pattern \"PT-0\"; suffice review patterns lists them, each with its id and key");

    [Fact]
    public void Book_ASnoozeThatIsOver_IsRefused()
    {
        store.Append(Noted.Of("T-1", 3));

        Should.Throw<ObservationException>(() => new PatternBook(file).Snooze(Noted.Key, new DateOnly(2026, 11, 4), "ada", "")).Message.ShouldStartWith("2026-11-04 is no later than today");
    }

    public void Dispose()
    {
        file.Dispose();
        folder.Dispose();
    }
}
