using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Agents.Examples;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Agents.Rounds;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Engine;
using Suffice.Evaluation.Offline;
using Suffice.Evidence.Loop;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Browser.Scenes;

/// <summary>Five weeks of tickets, judged by scripted stand-ins: a weakness repeats, a pattern opens, a harmful proposal is refused and a good one waits for a person.</summary>
internal sealed class SceneDesk : IAsyncDisposable
{
    private const int UsualPerDay = 4;
    private const int Days = 35;
    private const int ComplaintsFrom = 6;

    private readonly SceneClock clock;
    private readonly SufficePolicy policy;
    private readonly SqliteLedger ledger;
    private readonly AgentsFile file;
    private readonly WorkRunner runner;
    private readonly ChiefOfStaff chief;
    private int tickets;

    public SceneDesk(SufficePolicy policy, DateTimeOffset now)
    {
        clock = new SceneClock(now.AddDays(-Days));
        this.policy = policy;
        ledger = new SqliteLedger(policy.Ledger with { Strict = false }, clock, NullLogger<SqliteLedger>.Instance);
        SufficeEngine engine = OfflineEngine.Over(policy, new SceneModels(), ledger, clock);
        file = AgentsFile.Beside(policy.Ledger.Path, clock);
        runner = new WorkRunner(engine, file, clock);
        chief = new ChiefOfStaff(engine, new FixedPolicy(policy), file, clock);
    }

    /// <summary>Plays it, up to now.</summary>
    public async Task PlayAsync()
    {
        for (int day = Days; day > 0; day--)
        {
            await DayAsync(orders: day <= ComplaintsFrom ? 2 : 0);
            clock.Now += TimeSpan.FromDays(1);
        }

        Pattern pattern = new PatternBook(file).Count(LoopDesk.Triage).First(one => one.State == PatternState.Open && one.Field == "order_id");
        await chief.LookAsync(new RoundOptions(), CancellationToken.None);
        await chief.LookAsync(new RoundOptions(), CancellationToken.None);
        PatternCases.Accept(policy.FindTask(LoopDesk.Triage)!.Worker!.Folder, pattern.Id, [], "ada");
        await chief.LookAsync(new RoundOptions(), CancellationToken.None);
        await JudgeAsync(LoopDesk.Control, HostileTickets());
        Note();
        await ledger.FlushAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        file.Dispose();
    }

    private async Task DayAsync(int orders)
    {
        Ticket[] arrived =
        [
            .. Enumerable.Range(0, UsualPerDay).Select(_ => LoopTickets.Usual($"T-{++tickets}", tickets)),
            .. Enumerable.Range(0, orders).Select(_ => LoopTickets.WithoutOrderId($"T-{++tickets}", tickets)),
        ];
        Dictionary<string, string?> asked = (await JudgeAsync(LoopDesk.Triage, arrived))
            .ToDictionary(sorted => sorted.Ticket.Id, sorted => sorted.Machine.Fields!.Value.GetProperty("ask").GetString());
        await JudgeAsync(LoopDesk.Control, [.. arrived.Select(ticket => ticket with
        {
            Messages = [.. ticket.Messages, new TicketMessage("triage", asked[ticket.Id] ?? "Thank you, a colleague looks at it.")],
        })]);
    }

    private async Task<IReadOnlyList<KeptVerdict>> JudgeAsync(string task, IReadOnlyList<Ticket> arrived)
    {
        List<KeptVerdict> kept = [];
        WorkReport report = await runner.RunAsync(
            new WorkOrder(WorkerStandard.Read(policy.FindTask(task)!), arrived), done => kept.Add(done.Verdict!), CancellationToken.None);
        report.Failed.ShouldBeEmpty();

        return kept;
    }

    // A lawyer is named: code sends it to a person, whatever a model would say.
    private static IReadOnlyList<Ticket> HostileTickets() =>
    [
        new() { Id = Hostile.Script, Subject = Hostile.Attribute, Messages = [new TicketMessage(Hostile.Script, $"My lawyer writes {Hostile.All}")] },
        new() { Id = "H-2", Subject = Hostile.Bidi, Messages = [new TicketMessage("customer", $"A lawyer will hear of this. {Hostile.Bidi}")] },
    ];

    private void Note()
    {
        ObservationStore store = new(file);
        foreach (int number in Enumerable.Range(1, 4))
        {
            store.Append(new Observation("partner", LoopDesk.Control, "asked_again")
            {
                Field = "due_date",
                Quote = Hostile.Attribute,
                Ticket = $"H-{number} {Hostile.Script}",
                Trace = $"tr-{number}",
            });
        }
    }
}
