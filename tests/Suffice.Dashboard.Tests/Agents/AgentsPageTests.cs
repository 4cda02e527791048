using Suffice.Agents.Observing;
using Suffice.Agents.Tests.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Dashboard.Agents;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Dashboard.Tests.Agents;

/// <summary>What agents did, what was noted of them, and one pattern of it.</summary>
public sealed class AgentsPageTests
{
    [Fact]
    public void Read_Verdicts_AreCountedByDecisionWithIntervals()
    {
        using Desk desk = new();
        desk.Judge(Decision.Pass);
        desk.Judge(Decision.Pass);
        desk.Judge(Decision.Fail);
        desk.Judge(Decision.Escalate, sampled: false, why: new EscalationReason("E-001", "look"));
        desk.Time.Advance(TimeSpan.FromDays(3));
        desk.Judge(Decision.Fail);

        AgentFigures agent = Read(desk, days: 3).Agents.ShouldHaveSingleItem();
        AgentFigures longer = Read(desk, days: 4).Agents.ShouldHaveSingleItem();

        agent.Judged.ShouldBe(1);
        longer.Judged.ShouldBe(5);
        longer.Verdicts.Select(share => share.Count).ShouldBe([2, 2, 1]);
        longer.Verdicts[0].Interval.ShouldBe(WilsonInterval.Of(2, 5));
        longer.Exceptions.ShouldBe(1);
        longer.Waiting.ShouldBe(5);
    }

    [Fact]
    public void Read_Noted_IsCountedByCodeAndLeadsToItsPattern()
    {
        using Desk desk = new();
        Note(desk, 4);

        AgentsFigures figures = Read(desk);

        NotedCode code = figures.Noted.ShouldHaveSingleItem();
        (code.Count, code.Tickets).ShouldBe((4, 4));
        Pattern pattern = figures.Patterns.ShouldHaveSingleItem();
        pattern.State.ShouldBe(PatternState.Open);
        code.Pattern.ShouldBe(pattern.Id);
        figures.Agents.Single(agent => agent.Agent == "triage").OpenPatterns.ShouldBe(1);
        figures.Agents.Single(agent => agent.Agent == "triage").IsWorker.ShouldBeFalse();
    }

    [Fact]
    public async Task Show_Agents_HoldsNoQuote()
    {
        using Desk desk = new();
        Note(desk, 3);

        string html = await Rendered.OfAsync<AgentsPage>(Rendered.Frame("/agents"), Read(desk));

        html.ShouldContain("missing_detail");
        html.ShouldNotContain("words of ticket");
        Read(desk).Patterns.ShouldAllBe(pattern => pattern.Latest.IsEmpty);
    }

    [Fact]
    public async Task Show_Pattern_QuotesOnlyForThoseWhoMayReadThem()
    {
        using Desk desk = new();
        Note(desk, 3);
        string id = Read(desk).Patterns.Single().Id;
        PatternReading reading = new(desk.File);

        string review = await Rendered.OfAsync<PatternPage>(Rendered.Frame("/agents/patterns/x"), reading.Read(id, mayReadContent: true)!);
        string view = await Rendered.OfAsync<PatternPage>(Rendered.Frame("/agents/patterns/x", mayReview: false), reading.Read(id, mayReadContent: false)!);

        review.ShouldContain("words of ticket &lt;1&gt;");
        review.ShouldContain($"action=\"/agents/patterns/{id}/snooze\"");
        view.ShouldNotContain("words of ticket");
        view.ShouldNotContain("method=\"post\" action=\"/agents");
        TableCsv.Write(PatternTables.Of(reading.Read(id, mayReadContent: false)!).Single(table => table.Name == "observations")).ShouldNotContain("words");
    }

    [Fact]
    public void Read_PatternForThoseWhoMayOnlyLook_HoldsNoQuoteAnywhere()
    {
        using Desk desk = new();
        Note(desk, 3);
        string id = Read(desk).Patterns.Single().Id;

        PatternFigures figures = new PatternReading(desk.File).Read(id, mayReadContent: false)!;

        figures.IsWithheld.ShouldBeTrue();
        figures.Observations.Concat(figures.Pattern.Latest).ShouldAllBe(said => said.Quote.Length == 0);
    }

    [Fact]
    public void Read_Pattern_HasItsDecisionsAndThoseItMayBeCountedWith()
    {
        using Desk desk = new();
        Note(desk, 3);
        Note(desk, 3, field: "device");
        PatternBook book = new(desk.File);
        string id = book.Count().First(pattern => pattern.Field == "order_id").Id;
        book.Snooze(id, new DateOnly(2026, 12, 24), "ada", "after the holidays");

        PatternFigures figures = new PatternReading(desk.File).Read(id, mayReadContent: true)!;

        figures.Pattern.State.ShouldBe(PatternState.Snoozed);
        PatternDecision decision = figures.Decisions.ShouldHaveSingleItem();
        (decision.By, decision.Why, decision.Until).ShouldBe(("ada", "after the holidays", new DateOnly(2026, 12, 24)));
        figures.Others.ShouldHaveSingleItem().Name.ShouldBe("missing_detail device");
        figures.Observations.Length.ShouldBe(3);
    }

    [Fact]
    public void Read_WhatIsNotThere_IsNull()
    {
        using Desk desk = new();

        new PatternReading(desk.File).Read("PT-0", mayReadContent: true).ShouldBeNull();
        new AgentsReading(desk.File, new FixedPolicy(desk.Policy)).Read(Days(desk, 30), "nobody").ShouldBeNull();
    }

    private static void Note(Desk desk, int times, string field = "order_id")
    {
        foreach (int number in Enumerable.Range(1, times))
        {
            new ObservationStore(desk.File).Append(new Observation("qc", "triage", "missing_detail") { Field = field, Ticket = $"T-{number}", Trace = $"tr-{field}-{number}", Quote = $"words of ticket <{number}>" });
        }
    }

    private static AgentsFigures Read(Desk desk, int days = 30) => new AgentsReading(desk.File, new FixedPolicy(desk.Policy)).Read(Days(desk, days))!;

    private static Period Days(Desk desk, int days) => Period.Latest(days, desk.Time.GetUtcNow());
}
