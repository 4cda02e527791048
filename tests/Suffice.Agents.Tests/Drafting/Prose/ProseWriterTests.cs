using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Mining;
using Suffice.Agents.Tests.Working;
using Suffice.Agents.Tickets;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Agents.Drafting.Prose;

public sealed class ProseWriterTests
{
    private const string Chief = """
        why: explains
        ladder: [large]
        worker: {}
        """;

    [Fact]
    public async Task Write_AnAnswerThatHolds_ReplacesThePlainLineAndWhatDoesNotKeepsIt()
    {
        using Desk desk = new((_, request) => Said(request, id => id == "S-001" ? "At least 97 of them do." : "Look at what stands in it."), Chief);
        (DraftedStandard drafted, ImmutableArray<Ticket> tickets) = Drafted();

        ProseReport report = await new ProseWriter(desk.Engine, "ticket-qc").WriteAsync(drafted, tickets, _ => { }, TestContext.Current.CancellationToken);

        report.Written.ShouldBe(drafted.Items.Length - 1);
        report.Kept.ShouldHaveSingleItem().ShouldBe("S-001: '97' does not stand in its evidence");
        report.Standard.Items.Select(item => item.Id).ShouldBe(drafted.Items.Select(item => item.Id));
        report.Standard.Items.Select(item => item.Evidence).ShouldBe(drafted.Items.Select(item => item.Evidence));
        report.Standard.Items.Single(item => item.Id == "S-001").ShouldBe(drafted.Items.Single(item => item.Id == "S-001"));
        report.CostUsd!.Value.ShouldBeGreaterThan(0);
        RequestEntry row = desk.Ledger.TakeLast();
        (row.Endpoint, row.Task).ShouldBe(("chief", "ticket-qc"));
        report.Requests.ShouldContain(row.Id);
    }

    [Fact]
    public async Task Write_NoAnswer_KeepsAllPlainLines()
    {
        using Desk desk = new((_, _) => null, Chief);
        (DraftedStandard drafted, ImmutableArray<Ticket> tickets) = Drafted();

        ProseReport report = await new ProseWriter(desk.Engine, "ticket-qc").WriteAsync(drafted, tickets, _ => { }, TestContext.Current.CancellationToken);

        (report.Written, report.Kept.Length).ShouldBe((0, drafted.Items.Length));
        report.Failed.ShouldBeGreaterThan(0);
        report.Standard.Items.ShouldBe(drafted.Items);
    }

    private static (DraftedStandard Drafted, ImmutableArray<Ticket> Tickets) Drafted()
    {
        ImmutableArray<Ticket> tickets = PastDesk.Tickets(600);
        MinedStandard mined = Miner.Mine(tickets, new MiningOptions { Outcome = "result.status", Good = ["solved"] }, TestContext.Current.CancellationToken);

        return (StandardDrafting.Draft(mined, tickets, new DraftOptions("desk", new DateOnly(2026, 11, 1))), tickets);
    }

    private static string Said(ChatRequest request, Func<string, string> prose) => JsonSerializer.Serialize(new
    {
        items = JsonSerializer.Deserialize<JsonElement>(request.ConversationText()).EnumerateArray().Select(item => item.GetProperty("id").GetString()!).Select(id => new { id, prose = prose(id) }),
    });
}
