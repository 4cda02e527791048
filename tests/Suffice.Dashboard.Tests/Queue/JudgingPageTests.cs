using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Agents.Tests.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Callers;
using Suffice.Dashboard.Queue;
using Suffice.Evaluation.Offline;

namespace Suffice.Dashboard.Tests.Queue;

/// <summary>The ticket in hand: blind until it is rated.</summary>
public sealed class JudgingPageTests
{
    private static readonly Reviewer Ada = new("ada", IsSignedIn: true);

    [Fact]
    public async Task Show_BeforeTheRating_HoldsNothingOfTheMachine()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, sampled: true, rating: 2, why: new EscalationReason("E-777", "a-secret-reason"));
        desk.Queue.Next("qc", "ada");

        string html = await ShowAsync(desk, Ada);

        html.ShouldContain("My parcel of T-1 is late");
        html.ShouldContain("name=\"rating.R-001\"");
        html.ShouldNotContain("the-machine-says-so");
        html.ShouldNotContain("E-777");
        html.ShouldNotContain("a-secret-reason");
        html.ShouldNotContain("0.75");
        html.Split(" checked").Length.ShouldBe(2, "the empty decision alone is chosen beforehand");
    }

    [Fact]
    public async Task Show_AfterTheRating_PutsTheMachinesVerdictBeside()
    {
        using Desk desk = new();
        desk.Judge(Decision.Pass, rating: 4);
        TicketToJudge next = desk.Queue.Next("qc", "ada")!;
        desk.Queue.Rate(next.Id, "ada", Desk.Say(Decision.Fail, 2));

        string html = await ShowAsync(desk, Ada);

        html.ShouldContain("the-machine-says-so");
        html.ShouldContain("differ in 2 things");
        html.ShouldContain("data-form=\"accept\"");
        html.ShouldContain("data-form=\"correct\"");
        html.ShouldContain("data-form=\"dispute\"");
        html.ShouldNotContain("data-form=\"rate\"");
    }

    [Fact]
    public async Task Show_AfterTheRating_TellsWhatOthersSaid()
    {
        using Desk desk = new();
        desk.Judge(sampled: false, why: new EscalationReason("E-001", "look"), decision: Decision.Escalate);
        TicketToJudge first = desk.Queue.Next("qc", "ada")!;
        desk.Queue.Rate(first.Id, "ada", Desk.Say(Decision.Fail, 2));
        desk.Queue.Dispute(first.Id, "ada", "gifts are not in the rubric");
        desk.Queue.Next("qc", "ben");
        Reviewer ben = new("ben", IsSignedIn: false);

        string blind = await ShowAsync(desk, ben);
        desk.Queue.Rate(first.Id, "ben", Desk.Say(Decision.Pass, 4));
        string told = await ShowAsync(desk, ben);

        blind.ShouldNotContain("gifts are not in the rubric");
        told.ShouldContain("ada left it to another person: gifts are not in the rubric");
        told.ShouldContain("action=\"/queue/qc/accept?as=ben\"");
    }

    [Fact]
    public async Task Show_HostileTicket_IsEscapedAndFolded()
    {
        using Desk desk = new();
        desk.Judge(ticket: "<img src=x onerror=alert(1)>");
        desk.Queue.Next("qc", "ada");

        string html = await ShowAsync(desk, Ada);

        html.ShouldNotContain("<img");
        html.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
        html.ShouldNotContain("style=");
        html.ShouldNotContain("onclick");
    }

    [Fact]
    public async Task Show_NothingInHand_OffersTheNextTicketAndTakesNone()
    {
        using Desk desk = new();
        desk.Judge();

        string html = await ShowAsync(desk, Ada);

        html.ShouldContain("Take the next ticket");
        html.ShouldContain("name=\"token\" value=\"tok\"");
        desk.Queue.List(new QueueQuery { Holder = "ada" }).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Show_NobodySaidWhoJudges_AsksForTheName()
    {
        using Desk desk = new();
        desk.Judge();

        string html = await ShowAsync(desk, Reviewer.Of(Caller.Anyone, "<b>"));

        html.ShouldContain("is no name of a person");
        html.ShouldContain("name=\"as\"");
        html.ShouldNotContain("Take the next ticket");
    }

    [Fact]
    public void Read_HeldTooLong_IsInHandNoMore()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Queue.Next("qc", "ada");

        JudgingFigures held = Read(desk, Ada)!;
        desk.Time.Advance(TimeSpan.FromMinutes(31));
        JudgingFigures later = Read(desk, Ada)!;

        held.Hand!.Ticket.Id.ShouldBe("Q-1");
        later.Hand.ShouldBeNull();
    }

    [Fact]
    public void Read_RatedToday_CountsTheDaysRatingsOfThisPersonAlone()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Judge();
        desk.Judge();
        desk.Review("ada", Decision.Pass);
        desk.Review("ben", Decision.Pass);

        Read(desk, Ada)!.RatedToday.ShouldBe(1);
        Read(desk, Ada)!.Standing!.Judged.ShouldBe(2);
        desk.Time.Advance(TimeSpan.FromHours(16));
        Read(desk, Ada)!.RatedToday.ShouldBe(0);
    }

    [Fact]
    public void Read_NoSuchWorker_IsNull()
    {
        using Desk desk = new();

        Read(desk, Ada, "qd").ShouldBeNull();
    }

    [Fact]
    public void Read_FilesWithMistakes_SaysWhich()
    {
        using Desk desk = new();
        desk.Write("rubric.md", "---\npass_mark: 7\n---\n");

        Read(desk, Ada)!.Problem!.ShouldContain("rubric.md");
    }

    private static JudgingFigures? Read(Desk desk, Reviewer who, string task = "qc") =>
        new JudgingReading(desk.File, new FixedPolicy(desk.Policy), new StandingWatch(desk.File), desk.Time).Read(task, who);

    private static Task<string> ShowAsync(Desk desk, Reviewer who) => Rendered.OfAsync<JudgingPage>(Rendered.Frame("/queue/qc"), Read(desk, who)!);
}
