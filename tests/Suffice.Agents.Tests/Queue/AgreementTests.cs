using Suffice.Agents.Queue;
using Suffice.Agents.Queue.Figures;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;

namespace Suffice.Agents.Tests.Queue;

public sealed class AgreementTests
{
    private const string Labels = """{"type":"object","properties":{"category":{"type":"string","enum":["billing","delivery"]},"note":{"type":"string"}},"required":["category"]}""";

    [Fact]
    public void Standing_TwoHundredTicketsInAgreement_IsActing()
    {
        using Desk desk = new();
        Judge(desk, 199);

        desk.Standing().IsActing.ShouldBeFalse();
        desk.Standing().Missing.ShouldBe(["1 more tickets drawn at random, judged blind (199 of 200 are)"]);
        Judge(desk, 1);

        WorkerStanding standing = desk.Standing();
        standing.IsActing.ShouldBeTrue();
        standing.Mode.ShouldBe("acting");
        standing.Kappa!.Interval.Low.ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Standing_PeopleWhoOftenDecideOtherwise_StaysAdviceAndSaysWhy()
    {
        using Desk desk = new(needed: 40);
        Judge(desk, 40, apart: 4);

        WorkerStanding standing = desk.Standing();

        standing.IsActing.ShouldBeFalse();
        standing.Missing.ShouldHaveSingleItem().ShouldContain("is not above 0.60");
    }

    [Fact]
    public void Standing_OneKindOfTicketAlone_SaysThatNothingTellsItFromAConstant()
    {
        using Desk desk = new(needed: 3);
        Enumerable.Range(0, 3).ToList().ForEach(_ =>
        {
            desk.Judge();
            desk.Review("ada", Decision.Pass);
        });

        desk.Standing().IsActing.ShouldBeFalse();
        desk.Standing().Missing.ShouldHaveSingleItem().ShouldContain("always says it");
    }

    [Fact]
    public void Agreement_OpenAndNotRandomReviews_ChangeNoFigure()
    {
        using Desk desk = new();
        Judge(desk, 20, apart: 5);
        AgreementReport before = desk.Agreement();
        desk.Judge(Decision.Escalate, sampled: false);
        TicketToJudge chosen = desk.Queue.Next("qc", "ada")!;
        desk.Queue.Rate(chosen.Id, "ada", Desk.Say(Decision.Fail));
        desk.Judge(Decision.Pass);
        TicketToJudge shown = desk.Queue.Next("qc", "ada", new QueueTaking { Open = true, Kind = QueueKind.Random })!;
        shown.Machine!.Decision.ShouldBe(Decision.Pass);

        desk.Queue.Rate(shown.Id, "ada", Desk.Say(Decision.Fail)).IsBlind.ShouldBeFalse();

        AgreementReport after = desk.Agreement();
        after.NotCounted.ShouldBe(new NotCounted(1, 1, 0, 0));
        after.Drawn.ShouldBe(before.Drawn + 1);
        Figures(after).ShouldBe(Figures(before));
    }

    [Fact]
    public void Agreement_OnceShownThenRatedAsIfBlind_IsOpenAllTheSame()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Queue.Next("qc", "ada", new QueueTaking { Open = true });
        desk.Queue.Next("qc", "ada")!.Machine.ShouldBeNull();

        desk.Queue.Rate("Q-1", "ada", Desk.Say(Decision.Fail)).IsBlind.ShouldBeFalse();
    }

    [Fact]
    public void Agreement_AnotherRubric_StartsAnew()
    {
        using Desk desk = new(needed: 60);
        Judge(desk, 60);
        desk.Standing().IsActing.ShouldBeTrue();

        desk.Write("standards.md", "- S-001 Be kind\n");
        desk.Standing().IsActing.ShouldBeTrue();
        desk.Write("rubric.md", Desk.Rubric + "\nBe strict.\n");
        AgreementReport anew = desk.Agreement();

        anew.Standing.IsActing.ShouldBeFalse();
        anew.Judged.ShouldBe(0);
        anew.NotCounted.OtherRubric.ShouldBe(60);
    }

    [Fact]
    public void Agreement_ModelThatIsNotOnTheLadder_DoesNotCount()
    {
        using Desk desk = new();
        desk.Judge(path: "gone");
        desk.Review("ada", Decision.Pass);

        AgreementReport report = desk.Agreement();

        (report.Judged, report.Drawn, report.NotCounted.OtherModels).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Agreement_Table_HasRatesConstantLineAndCriteria()
    {
        using Desk desk = new();
        Judge(desk, 10, apart: 2);

        AgreementReport report = desk.Agreement();

        report.Decisions.Raw!.Value.ShouldBe(0.8, 1e-9);
        report.Decisions.ConstantPredictor!.Value.ShouldBe(0.7, 1e-9);
        report.Passes.Table.ShouldBe(new(5, 0, 2, 3));
        report.Passes.TruePositiveInterval!.Value.Low.ShouldBeInRange(0.3, 5 / 7.0);
        report.Criteria.Select(criterion => criterion.Id).ShouldBe(["R-001", "R-002"]);
        report.Criteria[0].Machine.Kappa!.Kappa.ShouldBeInRange(0.3, 1);
        report.Criteria[1].Machine.Items.ShouldBe(0);
        report.Alpha!.Alpha.ShouldBeInRange(0.3, 1);
        report.PeopleAlpha.ShouldBeNull();
    }

    [Fact]
    public void Agreement_TwoPeopleOnTheSameTickets_StandsBesideTheMachines()
    {
        using Desk desk = new();
        Judge(desk, 60);
        int second = 0;
        while (desk.Queue.Next("qc", "ben") is { } next)
        {
            desk.Queue.Rate(next.Id, "ben", Desk.Say(second++ % 5 == 0 ? Decision.Escalate : Decision.Pass, 4));
            desk.Queue.Accept(next.Id, "ben");
        }

        AgreementReport report = desk.Agreement();

        report.Judged.ShouldBe(60);
        report.People.Items.ShouldBe(second);
        second.ShouldBeInRange(4, 24);
        report.People.Kappa.ShouldNotBeNull();
        report.PeopleAlpha!.Items.ShouldBe(second);
    }

    [Fact]
    public void Accept_SecondPersonDecidesOtherwise_GoesToAThird()
    {
        using Desk desk = new();
        Judge(desk, 20);
        TicketToJudge next = desk.Queue.Next("qc", "ben")!;
        Decision machine = desk.Queue.Rate(next.Id, "ben", Desk.Say(Decision.Escalate)).Machine.Decision;

        ItemSettled settled = desk.Queue.Correct(next.Id, "ben");

        settled.State.ShouldBe(QueueState.Disputed);
        settled.Final.ShouldBe(machine);
        desk.Queue.Next("qc", "cy")!.Id.ShouldBe(next.Id);
        desk.Queue.Rate(next.Id, "cy", Desk.Say(Decision.Escalate));
        desk.Queue.Correct(next.Id, "cy").Final.ShouldBe(Decision.Escalate);
    }

    [Fact]
    public void Correct_DecidedOtherwiseLater_ReplacesItsEvalItem()
    {
        using Desk desk = new();
        Enumerable.Range(0, 20).ToList().ForEach(_ =>
        {
            desk.Judge(Decision.Pass);
            TicketToJudge next = desk.Queue.Next("qc", "ada")!;
            desk.Queue.Rate(next.Id, "ada", Desk.Say(Decision.Fail, 1));
            desk.Queue.Correct(next.Id, "ada");
        });
        string shared = desk.Queue.Next("qc", "ben")!.Id;
        desk.Queue.Rate(shared, "ben", Desk.Say(Decision.Pass, 4));
        desk.Queue.Accept(shared, "ben").State.ShouldBe(QueueState.Disputed);
        desk.Queue.Next("qc", "cy")!.Id.ShouldBe(shared);
        desk.Queue.Rate(shared, "cy", Desk.Say(Decision.Escalate, 2));

        desk.Queue.Correct(shared, "cy");

        string[] lines = File.ReadAllLines(desk.Corrected);
        lines.Length.ShouldBe(20);
        lines.Where(line => line.Contains("\"escalate\"", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("\"R-001\":2");
    }

    [Fact]
    public void Agreement_WorkerThatOnlyLabels_IsOfItsLabels()
    {
        using Desk desk = new(needed: 20, rubric: "What a ticket is about.\n", schema: Labels);
        Enumerable.Range(0, 20).ToList().ForEach(number =>
        {
            string label = number % 2 == 0 ? "billing" : "delivery";
            desk.Keep(new Verdict { Decision = Decision.Pass, Fields = System.Text.Json.JsonSerializer.SerializeToElement(new { category = label, note = "x" }) });
            TicketToJudge next = desk.Queue.Next("qc", "ada")!;
            next.Labels.Keys.ShouldBe(["category"]);
            desk.Queue.Rate(next.Id, "ada", new HumanRating { Labels = new HumanRating().Labels.Add("category", label) }).Agrees.ShouldBeTrue();
            desk.Queue.Accept(next.Id, "ada");
        });

        AgreementReport report = desk.Agreement();

        report.Labels.ShouldHaveSingleItem().Machine.Kappa!.Kappa.ShouldBe(1);
        report.Standing.About.ShouldBe("category");
        report.Standing.IsActing.ShouldBeTrue();
        desk.Time.Advance(TimeSpan.FromDays(400));
        new TextForgetting(desk.File).Run(desk.Policy).ShouldBe(20);
        desk.Standing().IsActing.ShouldBeTrue();
    }

    // Three in ten fail; where a person decides otherwise, the machine had failed what the person passes.
    private static void Judge(Desk desk, int tickets, int apart = 0) => Enumerable.Range(0, tickets).ToList().ForEach(number =>
    {
        Decision human = number % 10 < 3 ? Decision.Fail : Decision.Pass;
        bool differs = human == Decision.Pass && number % 10 < 3 + (10.0 * apart / tickets);
        Decision machine = differs ? Decision.Fail : human;
        desk.Judge(machine, rating: machine == Decision.Pass ? 4 : 1);
        desk.Review("ada", human, human == Decision.Pass ? 4 : 1);
    });

    private static string Figures(AgreementReport report) => System.Text.Json.JsonSerializer.Serialize(
        report with { Drawn = 0, NotCounted = new NotCounted(0, 0, 0, 0) }, Suffice.Files.MachineJson.Options);
}
