using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;

namespace Suffice.Agents.Tests.Queue;

public sealed class ReviewSheetTests
{
    [Fact]
    public void Write_TicketsToJudge_HoldsNothingOfTheMachine()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, why: new EscalationReason("E-003", "the-machine-says-so"));

        string sheet = Exported(desk);

        sheet.Split('\n')[0].ShouldBe("item,ticket,text,decision,R-001,R-002,note");
        sheet.ShouldNotContain("the-machine-says-so");
        sheet.ShouldNotContain("escalate");
        sheet.ShouldContain("My parcel of T-1 is late");
    }

    [Fact]
    public void Import_FilledIn_IsKeptOnceAndWhatDiffersWaitsForAWord()
    {
        using Desk desk = new();
        desk.Judge(Decision.Pass, rating: 4);
        desk.Judge(Decision.Pass, rating: 4);
        desk.Judge(Decision.Pass, rating: 4);
        Exported(desk);
        IReadOnlyList<SheetRow> rows = ReviewSheet.Read("sheet.csv", "item;ticket;text;decision;R-001;R-002;note\nQ-1;T-1;\"a\nb\";pass;4;na;\nQ-2;T-2;;Fail;1;na;rude\nQ-3;T-3;;;;;\n");

        ImportedSheet first = new SheetImport(desk.Queue).Run(rows, "ada", corrects: false);
        ImportedSheet second = new SheetImport(desk.Queue).Run(rows, "ada", corrects: false);

        first.ShouldSatisfyAllConditions(one => one.Rated.ShouldBe(2), one => one.Earlier.ShouldBe(0), one => one.Apart.ShouldBe(["Q-2"]), one => one.Refused.ShouldBeEmpty());
        (second.Rated, second.Earlier).ShouldBe((0, 2));
        desk.Agreement().Judged.ShouldBe(2);
        desk.Verdicts.List(new VerdictQuery { Ticket = "T-1" }).Single().Final.ShouldBe(Decision.Pass);
        desk.Verdicts.List(new VerdictQuery { Ticket = "T-2" }).Single().Final.ShouldBeNull();
    }

    [Fact]
    public void Import_RatedByAProcessThatWasKilled_IsSettledTheNextTime()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, sampled: false);
        desk.Judge(Decision.Escalate, sampled: false);
        Exported(desk);
        IReadOnlyList<SheetRow> rows = ReviewSheet.Read("sheet.csv", "item,decision,R-001,R-002\nQ-1,escalate,4,na\nQ-2,fail,1,na\n");
        desk.Queue.Rate("Q-1", "ada", rows[0].Rating);
        desk.Queue.Rate("Q-2", "ada", rows[1].Rating);

        ImportedSheet told = new SheetImport(desk.Queue).Run(rows, "ada", corrects: false);
        new SheetImport(desk.Queue).Run(rows, "ada", corrects: true);
        ImportedSheet last = new SheetImport(desk.Queue).Run(rows, "ada", corrects: true);

        told.ShouldSatisfyAllConditions(one => one.Rated.ShouldBe(0), one => one.Earlier.ShouldBe(2), one => one.Apart.ShouldBe(["Q-2"]), one => one.Refused.ShouldBeEmpty());
        last.ShouldSatisfyAllConditions(one => one.Earlier.ShouldBe(2), one => one.Apart.ShouldBeEmpty(), one => one.Refused.ShouldBeEmpty());
        desk.Verdicts.List(new VerdictQuery { Ticket = "T-1" }).Single().Final.ShouldBe(Decision.Escalate);
        desk.Verdicts.List(new VerdictQuery { Ticket = "T-2" }).Single().Final.ShouldBe(Decision.Fail);
        File.ReadAllLines(desk.Corrected).Length.ShouldBe(1);
    }

    [Fact]
    public void Import_PersonStands_IsCorrected()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, sampled: false);
        Exported(desk);

        new SheetImport(desk.Queue).Run(ReviewSheet.Read("sheet.csv", "item,decision,R-001\nQ-1,fail,1\n"), "ada", corrects: true);

        desk.Verdicts.List(new VerdictQuery()).Single().Final.ShouldBe(Decision.Fail);
        File.ReadAllLines(desk.Corrected).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("item,decision,R-001\nQ-1,pass,4\nQ-2,pass,9\n", "sheet.csv:3: R-001 is rated 1 to 5")]
    [InlineData("item,decision,R-009\nQ-1,pass,4\n", "sheet.csv:2: qc has no criterion \"R-009\"")]
    [InlineData("item,decision,R-001\nQ-1,perhaps,4\n", "sheet.csv:2: decision: \"perhaps\"")]
    [InlineData("item,decision,R-001\nQ-1,pass,good\n", "sheet.csv:2: R-001: \"good\" is no rating")]
    [InlineData("item,decision,R-001\n,pass,4\n", "sheet.csv:2: no item is named")]
    [InlineData("ticket,decision\nT-1,pass\n", "sheet.csv:1: a column 'item' is missing")]
    [InlineData("", "sheet.csv:1: a column 'item' is missing")]
    public void Import_MistakeInOneRow_IsToldWithItsPlaceAndNothingTaken(string text, string said)
    {
        using Desk desk = new();
        desk.Judge();
        desk.Judge();
        Exported(desk);

        QueueException wrong = Should.Throw<QueueException>(() => new SheetImport(desk.Queue).Run(ReviewSheet.Read("sheet.csv", text), "ada", corrects: false));

        wrong.Message.ShouldStartWith(said);
        desk.Agreement().Judged.ShouldBe(0);
    }

    [Fact]
    public void Import_ItemWithAnotherPerson_IsToldAndTheOthersTaken()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Judge();
        desk.Queue.Next("qc", "ben");

        ImportedSheet imported = new SheetImport(desk.Queue).Run(ReviewSheet.Read("sheet.csv", "item,decision\nQ-1,pass\nQ-2,pass\n"), "ada", corrects: false);

        imported.Rated.ShouldBe(1);
        imported.Refused.ShouldHaveSingleItem().ShouldStartWith("sheet.csv:2: Q-1 is with ben");
    }

    private static string Exported(Desk desk)
    {
        using StringWriter writer = new() { NewLine = "\n" };
        ReviewSheet.Write(writer, desk.Queue.Take("qc", "ada", 100, new QueueTaking { For = TimeSpan.FromDays(3) }));

        return writer.ToString();
    }
}
