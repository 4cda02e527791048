using Suffice.Agents.Observing;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;

namespace Suffice.Agents.Tests.Working;

public sealed class WorkRunnerTests
{
    private static readonly Ticket[] Tickets = [.. Enumerable.Range(1, 20).Select(number => Desk.Ticket($"T-{number}", number == 7 ? "my lawyer" : $"matter {number}"))];

    [Fact]
    public async Task Run_Twice_JudgesEachTicketOnce()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5));

        WorkReport first = await RunAsync(desk);
        int asked = desk.Asked.Count;
        WorkReport second = await RunAsync(desk);

        first.Decisions.ShouldBe([new(Decision.Pass, 19), new(Decision.Escalate, 1)], ignoreOrder: true);
        (first.Earlier, first.WithoutModel, asked).ShouldBe((0, 1, 19));
        (second.Earlier, desk.Asked.Count).ShouldBe((20, 19));
        (second.CostUsd, second.CostPerTicketUsd).ShouldBe((first.CostUsd, first.CostPerTicketUsd));
        new VerdictStore(desk.File).Count(new VerdictQuery()).ShouldBe(20);
    }

    [Fact]
    public async Task Run_Costs_AreThoseOfTheCalls()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5));

        WorkReport report = await RunAsync(desk);

        report.CostUsd.ShouldBe(19 * 0.0015m);
        report.BaselineCostUsd.ShouldBe(19 * 0.015m);
        report.CostPerTicketUsd.ShouldBe(19 * 0.0015m / 20);
        report.CostPer62Usd.ShouldBe(19 * 0.0015m / 20 * 62);
    }

    [Fact]
    public async Task Run_Failures_AreJudgedTheNextTime()
    {
        bool isDown = true;
        using Desk desk = new((_, request) => isDown && request.Messages[1].Text.Contains("matter 3", StringComparison.Ordinal) ? null : Desk.Answer(5, 5));

        WorkReport first = await RunAsync(desk);
        isDown = false;
        WorkReport second = await RunAsync(desk);

        first.Failed.Values.Sum().ShouldBe(1);
        second.Failed.ShouldBeEmpty();
        second.Earlier.ShouldBe(19);
    }

    [Fact]
    public async Task Run_Stopped_KeepsWhatWasJudged()
    {
        using CancellationTokenSource stop = new();
        using Desk desk = new((_, _) => Desk.Answer(5, 5));
        int done = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => desk.Runner.RunAsync(
            Order(desk) with { AtOnce = 1 },
            _ =>
            {
                if (++done == 5)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
        WorkReport second = await RunAsync(desk);

        second.Earlier.ShouldBe(5);
        desk.Asked.Count.ShouldBe(19);
    }

    [Fact]
    public async Task Run_ACap_IsNeverOverspent()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5));

        WorkReport report = await desk.Runner.RunAsync(Order(desk) with { MaxCostUsd = 0.08m }, static _ => { }, TestContext.Current.CancellationToken);

        report.CostUsd.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(0.08m);
        report.Failed.Keys.ShouldHaveSingleItem().ShouldBe("the cap of 0.08 USD is reached");
    }

    [Fact]
    public async Task Run_Observations_AreKeptWithTheVerdictOnce()
    {
        using Desk desk = new((_, _) => Desk.Answer(1, 5, quote: "matter", cause: "asked_again", complaint: new { agent = "ticket-triage", code = "missing_detail", field = "order_id", quote = (string?)null }));

        await RunAsync(desk);
        await RunAsync(desk);

        new ObservationStore(desk.File).List().GroupBy(said => (said.Agent, said.Code, said.Field, said.ContextItem)).Select(same => (same.Key, same.Count())).ShouldBe(
            [(("ticket-triage", "missing_detail", "order_id", string.Empty), 19), (("desk", "asked_again", string.Empty, "R-1"), 19)], ignoreOrder: true);
    }

    [Fact]
    public async Task Run_Advice_LeavesTheFinalVerdictToAPerson()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5));

        await RunAsync(desk);

        new VerdictStore(desk.File).List(new VerdictQuery()).ShouldAllBe(verdict => verdict.Final == null);
    }

    [Fact]
    public async Task Run_Acting_IsFinalButForWhatAPersonHasToSee()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5));

        await desk.Runner.RunAsync(Order(desk) with { IsActing = true }, static _ => { }, TestContext.Current.CancellationToken);

        new VerdictStore(desk.File).List(new VerdictQuery()).ToLookup(verdict => verdict.Final).ShouldSatisfyAllConditions(
            finals => finals[Decision.Pass].Count().ShouldBe(19),
            finals => finals[null].ShouldHaveSingleItem().Ticket.Id.ShouldBe("T-7"));
    }

    [Fact]
    public void Draws_AShare_IsAboutThatManyAndAlwaysTheSame()
    {
        string[] drawn = [.. Enumerable.Range(0, 10_000).Select(number => $"T-{number}").Where(ticket => RandomSample.Draws("qc", ticket, 0.05))];

        drawn.Length.ShouldBeInRange(400, 600);
        drawn.ShouldAllBe(ticket => RandomSample.Draws("qc", ticket, 0.2));
        RandomSample.Draws("qc", "T-1", 1).ShouldBeTrue();
        RandomSample.Draws("qc", "T-1", 0).ShouldBeFalse();
    }

    private static WorkOrder Order(Desk desk) => new(desk.Standard, Tickets) { Source = "tickets.jsonl" };

    private static Task<WorkReport> RunAsync(Desk desk) => desk.Runner.RunAsync(Order(desk), static _ => { }, TestContext.Current.CancellationToken);
}
