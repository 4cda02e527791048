using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Agents.Approving;
using Suffice.Agents.Examples;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Agents.Proposing;
using Suffice.Agents.Rounds;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Engine;
using Suffice.Evaluation.Offline;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Evidence.Loop;

/// <summary>Plays the whole loop over scripted stand-ins: a weakness, complaints, a pattern, a harmful and a good proposal, approval, a watch, a roll-back.</summary>
internal sealed class LoopScene : IAsyncDisposable
{
    private const int StandingCases = 600;
    private const int UsualPerDay = 6;

    private readonly LoopClock clock = new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly string folder;
    private readonly SufficePolicy policy;
    private readonly SqliteLedger ledger;
    private readonly AgentsFile file;
    private readonly WorkRunner runner;
    private readonly ChiefOfStaff chief;
    private readonly ProposalDesk desk;
    private readonly PatternBook book;
    private int tickets;

    /// <summary>Sets it.</summary>
    /// <param name="folder">An empty folder.</param>
    public LoopScene(string folder)
    {
        this.folder = folder;
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(clock).Load(LoopDesk.Write(folder, StandingCases));
        policy = loaded.Policy ?? throw new InvalidOperationException(string.Join('\n', loaded.Errors));
        ledger = new SqliteLedger(policy.Ledger, clock, NullLogger<SqliteLedger>.Instance);
        SufficeEngine engine = OfflineEngine.Over(policy, new StandIns(), ledger, clock);
        file = AgentsFile.Beside(policy.Ledger.Path, clock);
        runner = new WorkRunner(engine, file, clock);
        FixedPolicy policies = new(policy);
        chief = new ChiefOfStaff(engine, policies, file, clock);
        desk = new ProposalDesk(policies, file, clock);
        book = new PatternBook(file);
    }

    /// <summary>Plays it.</summary>
    /// <returns>What came of it.</returns>
    public async Task<LoopEnd> PlayAsync()
    {
        string asItWas = await File.ReadAllTextAsync(LoopDesk.StandardsOf(folder)).ConfigureAwait(false);
        await DaysAsync(18, orders: 0).ConfigureAwait(false);
        for (int again = 0; again < 11; again++)
        {
            await HandleAsync([LoopTickets.WithoutOrderId("T-again", 4)], $"again-{again}").ConfigureAwait(false);
        }

        int openAfterRetries = Open();
        await DaysAsync(10, orders: 0).ConfigureAwait(false);
        (List<int> openAfter, Pattern opened) = await ThreeComplaintsAsync().ConfigureAwait(false);
        Proposal harmful = (await LookAsync().ConfigureAwait(false)).Proposals.Single();
        string refusal = Refused(() => desk.Approve(harmful.Id, "ada"));
        await DaysAsync(3, orders: 2).ConfigureAwait(false);
        Proposal waiting = (await LookAsync().ConfigureAwait(false)).Proposals.Single();
        PatternCases.Accept(Path.Combine(folder, "tasks", LoopDesk.Triage), opened.Id, [], "ada");
        Proposal good = (await LookAsync().ConfigureAwait(false)).Proposals.Single(one => one.Id == waiting.Id);
        await DaysAsync(11, orders: 2).ConfigureAwait(false);
        desk.Approve(good.Id, "ada");
        await DaysAsync(14, orders: 2).ConfigureAwait(false);
        Proposal watched = (await LookAsync().ConfigureAwait(false)).Proposals.Single(one => one.Id == good.Id);
        Pattern resolved = book.Find(opened.Id);
        desk.Rollback(good.Id, "ada", "to see that it works");
        bool isBack = await File.ReadAllTextAsync(LoopDesk.StandardsOf(folder)).ConfigureAwait(false) == asItWas;
        await DaysAsync(3, orders: 2).ConfigureAwait(false);
        await ledger.FlushAsync(CancellationToken.None).ConfigureAwait(false);

        return new LoopEnd
        {
            OpenAfter = [openAfterRetries, .. openAfter],
            Opened = opened,
            Harmful = harmful,
            HarmfulApproval = refusal,
            Unchecked = waiting,
            Good = good,
            Watched = watched,
            Resolved = resolved,
            IsBack = isBack,
            Versions = [.. desk.HistoryOf(LoopDesk.Triage).Read("standards.md").Select(version => version.Version)],
            Returned = book.Find(opened.Id),
            LedgerUsd = new LedgerReader(policy.Ledger.Path).ReadRequests(new RequestQuery { Limit = 1000, Task = "explain" }).Requests.Sum(row => row.KnownCostUsd) + GateUsd(),
            ProposalsUsd = desk.Proposals.List().Sum(one => one.CostUsd),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync().ConfigureAwait(false);
        file.Dispose();
    }

    private async Task<(List<int> OpenAfter, Pattern Opened)> ThreeComplaintsAsync()
    {
        List<int> open = [];
        await HandleAsync([LoopTickets.WithoutOrderId("T-first", 1)]).ConfigureAwait(false);
        open.Add(Open());
        await DaysAsync(2, orders: 0).ConfigureAwait(false);
        await HandleAsync([LoopTickets.WithoutOrderId("T-second", 2)]).ConfigureAwait(false);
        open.Add(Open());
        await DaysAsync(2, orders: 0).ConfigureAwait(false);
        await HandleAsync([LoopTickets.WithoutOrderId("T-third", 3)]).ConfigureAwait(false);
        open.Add(Open());

        return (open, book.Count(LoopDesk.Triage).Single(pattern => pattern.State == PatternState.Open));
    }

    private async Task DaysAsync(int days, int orders)
    {
        for (int day = 0; day < days; day++)
        {
            await DayAsync(orders).ConfigureAwait(false);
        }
    }

    private async Task DayAsync(int orders)
    {
        clock.Now += TimeSpan.FromDays(1);
        await HandleAsync([
            .. Enumerable.Range(0, UsualPerDay).Select(_ => LoopTickets.Usual($"T-{++tickets}", tickets)),
            .. Enumerable.Range(0, orders).Select(_ => LoopTickets.WithoutOrderId($"T-{++tickets}", tickets)),
        ]).ConfigureAwait(false);
    }

    // Triage sorts and asks; what it asks goes to the customer; quality control judges both.
    private async Task HandleAsync(IReadOnlyList<Ticket> arrived, string salt = "")
    {
        WorkerStandard triage = WorkerStandard.Read(policy.FindTask(LoopDesk.Triage)!);
        List<Ticket> handled = [];
        foreach (Ticket ticket in arrived)
        {
            KeptVerdict sorted = await JudgeAsync(triage, ticket, salt).ConfigureAwait(false);
            string? ask = sorted.Machine.Fields!.Value.GetProperty("ask").GetString();
            handled.Add(ticket with { Messages = [.. ticket.Messages, new TicketMessage("triage", ask ?? "Thank you, a colleague looks at it.")] });
        }

        WorkerStandard control = WorkerStandard.Read(policy.FindTask(LoopDesk.Control)!);
        foreach (Ticket ticket in handled)
        {
            await JudgeAsync(control, ticket, salt).ConfigureAwait(false);
        }
    }

    private async Task<KeptVerdict> JudgeAsync(WorkerStandard standard, Ticket ticket, string salt)
    {
        KeptVerdict? kept = null;
        WorkReport report = await runner.RunAsync(new WorkOrder(standard, [ticket]) { Salt = salt }, done => kept = done.Verdict, CancellationToken.None).ConfigureAwait(false);

        return kept ?? throw new InvalidOperationException($"{ticket.Id} was not judged: {string.Join(", ", report.Failed.Keys)}");
    }

    private async Task<RoundReport> LookAsync()
    {
        RoundReport report = await chief.LookAsync(new RoundOptions(), CancellationToken.None).ConfigureAwait(false);

        return report.Proposals.IsEmpty ? throw new InvalidOperationException($"the look made nothing: {string.Join("; ", report.Notes)}") : report;
    }

    private int Open() => book.Count(LoopDesk.Triage).Count(pattern => pattern.State == PatternState.Open);

    private decimal GateUsd()
    {
        decimal sum = 0;
        RequestPage page;
        RequestCursor? after = null;
        do
        {
            page = new LedgerReader(policy.Ledger.Path).ReadRequests(new RequestQuery { Limit = 1000, Task = LoopDesk.Triage, After = after });
            sum += page.Requests.Where(row => row.Endpoint == "gate").Sum(row => row.KnownCostUsd);
            after = page.Next;
        }
        while (after is not null);

        return sum;
    }

    private static string Refused(Action act)
    {
        try
        {
            act();

            return string.Empty;
        }
        catch (ProposalException no)
        {
            return no.Message;
        }
    }
}
