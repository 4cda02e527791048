using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Agents.Tests.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Dashboard.Queue;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Offline;

namespace Suffice.Dashboard.Tests.Queue;

/// <summary>What waits for people, and how far they agree with each worker.</summary>
public sealed class TicketsPageTests
{
    private static readonly Reviewer Ada = new("ada", IsSignedIn: false);

    [Fact]
    public void Read_Waiting_IsWhatTheQueueLists()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Time.Advance(TimeSpan.FromHours(3));
        desk.Judge(Decision.Escalate, sampled: false, why: new EscalationReason("E-001", "look"));
        desk.Queue.Next("qc", "ada");

        TicketsFigures figures = Read(desk)!;

        WorkerWaiting worker = figures.Workers.ShouldHaveSingleItem();
        worker.ByKind[QueueKind.Random].ShouldBe(1);
        worker.ByKind[QueueKind.Exception].ShouldBe(1);
        worker.Oldest.ShouldBe(desk.Time.GetUtcNow().AddHours(-3));
        worker.Standing!.Mode.ShouldBe("advice");
        figures.Total.ShouldBe(2);
        figures.Items.Select(item => item.Kind).ShouldBe([QueueKind.Exception, QueueKind.Random]);
        figures.Mine.ShouldHaveSingleItem().Kind.ShouldBe(QueueKind.Exception);
    }

    [Fact]
    public void Read_AKindOfAWorker_ListsThatAlone()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Judge(Decision.Escalate, sampled: false, why: new EscalationReason("E-001", "look"));

        TicketsFigures figures = new TicketsReading(desk.File, new FixedPolicy(desk.Policy), new StandingWatch(desk.File), desk.Time).Read(Ada, "qc", QueueKind.Random)!;

        figures.Items.ShouldHaveSingleItem().Kind.ShouldBe(QueueKind.Random);
        figures.Waiting.ShouldBe(2);
    }

    [Fact]
    public async Task Show_DrawnAtRandom_TellsNothingOfTheMachine()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, sampled: true, why: new EscalationReason("E-777", "a-secret-reason"));

        string html = await Rendered.OfAsync<TicketsPage>(Rendered.Frame("/queue"), Read(desk)!);

        html.ShouldContain("drawn at random");
        html.ShouldNotContain("E-777");
        html.ShouldNotContain("a-secret-reason");
    }

    [Fact]
    public async Task Show_Worker_LinksToItsTicketsAndItsAgreementWithTheName()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Review("ada", Decision.Pass);
        desk.Judge();

        string html = await Rendered.OfAsync<TicketsPage>(Rendered.Frame("/queue"), Read(desk)!);

        html.ShouldContain("href=\"/queue/qc?as=ada\"");
        html.ShouldContain("href=\"/queue/qc/agreement\"");
        html.ShouldContain("199 more tickets drawn at random, judged blind");
    }

    [Fact]
    public async Task Show_Agreement_HasTheReportsFigures()
    {
        using Desk desk = new(needed: 4);
        desk.Judge(Decision.Pass, rating: 4);
        desk.Review("ada", Decision.Pass, 4);
        desk.Judge(Decision.Fail, rating: 1);
        desk.Review("ada", Decision.Pass, 4);
        desk.Judge(Decision.Fail, rating: 1);
        desk.Review("ben", Decision.Fail, 1);
        AgreementReport report = desk.Agreement();

        PageTable figures = AgreementTables.Figures(report);
        PageTable parts = AgreementTables.Parts(report);
        string html = await Rendered.OfAsync<AgreementPage>(Rendered.Frame("/queue/qc/agreement"), report);

        figures.Rows.Single(row => (string)row[0].Value! == "kappa")[1].Value.ShouldBe(report.Decisions.Kappa!.Kappa);
        figures.Rows.Single(row => (string)row[0].Value! == "share that says the same")[1].Value.ShouldBe(2 / 3.0);
        parts.Rows.Select(row => row[0].Value).ShouldBe(["R-001 Everything needed was asked for", "R-002 Tone"]);
        html.ShouldContain("What is missing until they stand");
    }

    [Fact]
    public void Csv_Workers_HoldsExactValues()
    {
        using Desk desk = new();
        desk.Judge();

        string csv = TableCsv.Write(TicketsTables.Workers(Read(desk)!));

        csv.ShouldStartWith("worker,waiting,dispute,disagreement,exception,random,oldest,mode,kappa,kappa_low,kappa_high,same,same_low,same_high,judged,needed\r\nqc,1,0,0,0,1,");
    }

    private static TicketsFigures? Read(Desk desk) => new TicketsReading(desk.File, new FixedPolicy(desk.Policy), new StandingWatch(desk.File), desk.Time).Read(Ada);
}
