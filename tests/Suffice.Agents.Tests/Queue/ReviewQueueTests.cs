using System.Text.Json;
using Suffice.Agents.Examples;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Files;

namespace Suffice.Agents.Tests.Queue;

public sealed class ReviewQueueTests
{
    [Fact]
    public void List_VerdictsOfAllKinds_HoldsExceptionsDisagreementsAndTheDraw()
    {
        using Desk desk = new();
        desk.Judge(sampled: false);
        desk.Judge(Decision.Escalate, sampled: false, why: new EscalationReason("E-003", "a lawyer is named"));
        desk.Judge(Decision.Pass, sampled: true, ticket: "drawn");
        desk.Judge(Decision.Pass, sampled: false, ticket: "both");
        desk.Judge(Decision.Fail, sampled: false, ticket: "both", path: "small>large");

        QueuePage page = desk.Queue.List(new QueueQuery());

        page.Items.Select(item => (item.Ticket, item.Kind)).ShouldBe([("both", QueueKind.Disagreement), ("T-2", QueueKind.Exception), ("drawn", QueueKind.Random)]);
        page.Items[1].By.ShouldBe(["E-003"]);
        page.Waiting[QueueKind.Random].ShouldBe(1);
        desk.Queue.List(new QueueQuery { Kind = QueueKind.Exception }).Total.ShouldBe(1);
    }

    [Fact]
    public void Waiting_SomeOfItDone_CountsTheRestAndSinceWhen()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, sampled: false);
        desk.Time.Advance(TimeSpan.FromHours(1));
        desk.Judge(sampled: true);
        desk.Judge(sampled: true);

        desk.Queue.Waiting("qc").ShouldSatisfyAllConditions(
            waiting => waiting.Total.ShouldBe(3),
            waiting => waiting.ByKind[QueueKind.Exception].ShouldBe(1),
            waiting => waiting.ByKind[QueueKind.Random].ShouldBe(2),
            waiting => waiting.Oldest.ShouldBe(desk.Time.GetUtcNow() - TimeSpan.FromHours(1)));

        string exception = desk.Queue.Next("qc", "ada", new QueueTaking { Kind = QueueKind.Exception, Open = true })!.Id;
        desk.Queue.Accept(exception, "ada");

        desk.Queue.Waiting("qc").ShouldSatisfyAllConditions(
            waiting => waiting.ByKind.ShouldHaveSingleItem().Value.ShouldBe(2),
            waiting => waiting.Oldest.ShouldBe(desk.Time.GetUtcNow()));
        Should.Throw<QueueException>(() => desk.Queue.Waiting("nobody")).Message.ShouldContain("no worker \"nobody\"");
    }

    [Fact]
    public void List_QuoteThatIsNotInTheTicket_IsAnException()
    {
        using Desk desk = new();
        desk.Keep(new Verdict { Decision = Decision.Pass, Criteria = [new CriterionRating("R-001", 5, 1m) { Quotes = [new Quote("never said", false)] }] }, sampled: false);

        desk.Queue.List(new QueueQuery()).Items.ShouldHaveSingleItem().By.ShouldBe(["evidence"]);
    }

    [Theory]
    [InlineData(Decision.Pass)]
    [InlineData(Decision.Fail)]
    [InlineData(Decision.Escalate)]
    public void Next_TicketDrawnAtRandom_TellsNothingOfWhatTheMachineSaid(Decision decision)
    {
        using Desk desk = new();
        desk.Judge(decision, why: decision == Decision.Escalate ? [new EscalationReason("E-003", "the-machine-says-so")] : []);
        using Desk other = new();
        other.Judge();

        string shown = JsonSerializer.Serialize(new { List = desk.Queue.List(new QueueQuery()), Next = desk.Queue.Next("qc", "ada") }, MachineJson.Options);

        shown.ShouldBe(JsonSerializer.Serialize(new { List = other.Queue.List(new QueueQuery()), Next = other.Queue.Next("qc", "ada") }, MachineJson.Options));
        shown.ShouldNotContain("the-machine-says-so");
        shown.ShouldContain("The order's number above all.");
    }

    [Fact]
    public void Next_ExceptionAmongThoseDrawn_ComesInItsTurn()
    {
        using Desk desk = new();
        desk.Judge(ticket: "first");
        desk.Judge(Decision.Escalate, ticket: "second");

        desk.Queue.Next("qc", "ada")!.Ticket.ShouldBe("first");
    }

    [Fact]
    public void Rate_Blind_TellsTheMachinesVerdictOnlyThen()
    {
        using Desk desk = new();
        string verdict = desk.Judge(Decision.Pass, rating: 4);
        string item = desk.Queue.Next("qc", "ada")!.Id;

        RatingKept kept = desk.Queue.Rate(item, "ada", Desk.Say(Decision.Fail, 2, "no order number"));

        kept.IsBlind.ShouldBeTrue();
        kept.Machine.Decision.ShouldBe(Decision.Pass);
        kept.Apart.ShouldBe(["you decided fail, the machine pass", "R-001: you 2, the machine 4"]);
        KeptVerdict columns = desk.Verdicts.Find(verdict)!;
        columns.Machine.Decision.ShouldBe(Decision.Pass);
        columns.Human!.Decision.ShouldBe(Decision.Fail);
        columns.Final.ShouldBeNull();
    }

    [Fact]
    public void Rate_NoDecision_IsComputedOfTheRatingsAsTheMachinesIs()
    {
        using Desk desk = new();
        desk.Judge();
        HumanRating all = new() { Ratings = new HumanRating().Ratings.Add("R-001", 2).Add("R-002", null) };

        desk.Queue.Rate("Q-1".ToLowerInvariant(), Taken(desk), all).Decision.ShouldBe(Decision.Fail);
    }

    [Theory]
    [InlineData("R-009", 1, "R-001")]
    [InlineData("R-001", 6, "R-001 is rated 1 to 5")]
    [InlineData("R-001", null, "always applies")]
    public void Rate_WhatTheRubricDoesNotKnow_IsToldAndNothingKept(string criterion, int? rating, string said)
    {
        using Desk desk = new();
        string verdict = desk.Judge();
        string item = desk.Queue.Next("qc", "ada")!.Id;

        QueueException wrong = Should.Throw<QueueException>(() => desk.Queue.Rate(item, "ada", new HumanRating { Decision = Decision.Pass, Ratings = new HumanRating().Ratings.Add(criterion, rating) }));

        wrong.Kind.ShouldBe(QueueMistake.Invalid);
        wrong.Message.ShouldContain(said);
        desk.Verdicts.Find(verdict)!.Human.ShouldBeNull();
    }

    [Fact]
    public void Rate_NothingSaid_IsToldWhatIsMissing()
    {
        using Desk desk = new();
        desk.Judge();

        Should.Throw<QueueException>(() => desk.Queue.Rate("Q-1", Taken(desk), new HumanRating())).Message.ShouldContain("Say pass, fail or escalate");
    }

    [Fact]
    public void Rate_Twice_StandsAsItWasGiven()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Fail));

        Should.Throw<QueueException>(() => desk.Queue.Rate("Q-1", "ADA", Desk.Say(Decision.Pass))).Kind.ShouldBe(QueueMistake.NotNow);
    }

    [Fact]
    public void Accept_MachineStands_AllThreeColumnsStayApart()
    {
        using Desk desk = new();
        string verdict = desk.Judge(Decision.Pass, sampled: false, why: []);
        desk.Judge(Decision.Escalate, sampled: false, ticket: "asks");
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Fail));

        ItemSettled settled = desk.Queue.Accept("Q-1", "ada");

        settled.State.ShouldBe(QueueState.Done);
        KeptVerdict columns = desk.Verdicts.List(new VerdictQuery { Ticket = "asks" }).Single();
        (columns.Machine.Decision, columns.Human!.Decision, columns.Final).ShouldBe((Decision.Escalate, Decision.Fail, Decision.Escalate));
        desk.Verdicts.Find(verdict)!.Final.ShouldBeNull();
        File.Exists(desk.Corrected).ShouldBeFalse();
    }

    [Fact]
    public void Accept_BeforeRating_IsNotNow()
    {
        using Desk desk = new();
        desk.Judge();
        string item = desk.Queue.Next("qc", "ada")!.Id;

        Should.Throw<QueueException>(() => desk.Queue.Accept(item, "ada")).Message.ShouldContain("rate it first");
        Should.Throw<QueueException>(() => desk.Queue.Correct(item, "ada", Desk.Say(Decision.Fail))).Message.ShouldContain("rate it first");
    }

    [Fact]
    public void Correct_PersonStands_BecomesAnEvalItemOnce()
    {
        using Desk desk = new();
        string verdict = desk.Judge(Decision.Escalate, sampled: false);
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Fail, 1));

        ItemSettled settled = desk.Queue.Correct("Q-1", "ada");

        settled.Eval.ShouldBe(desk.Corrected);
        JsonElement item = JsonDocument.Parse(File.ReadAllLines(desk.Corrected).ShouldHaveSingleItem()).RootElement;
        item.GetProperty("id").GetString().ShouldBe(verdict);
        item.GetProperty("input").GetString()!.ShouldContain("My parcel of T-1 is late");
        item.GetProperty("ticket").GetProperty("id").GetString().ShouldBe("T-1");
        item.GetProperty("reference").GetRawText().ShouldBe("""{"decision":"fail","ratings":{"R-001":1}}""");
        item.GetProperty("tags").GetProperty("from").GetString().ShouldBe("review");
        CaseFiles.Read(Path.Combine(Path.GetDirectoryName(desk.Corrected)!, "..")).Problems.ShouldBeEmpty();
        desk.Verdicts.Find(verdict)!.Final.ShouldBe(Decision.Fail);
    }

    [Theory]
    [InlineData(Decision.Pass, "wrong_decision:decision: wrong_rating::R-001")]
    [InlineData(Decision.Escalate, "wrong_rating::R-001")]
    public void Correct_WhatTheMachineGotWrong_IsNotedOfTheWorkerOnce(Decision machine, string noted)
    {
        using Desk desk = new();
        desk.Judge(machine, sampled: true);
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Fail, 1));

        desk.Queue.Correct("Q-1", "ada");

        Observation[] observations = [.. new ObservationStore(desk.File).List()];
        string.Join(' ', observations.Select(said => $"{said.Code}:{said.Field}:{said.ContextItem}").Order(StringComparer.Ordinal)).ShouldBe(noted);
        observations.ShouldAllBe(said => said.By == "person:ada" && said.Ticket == "T-1");
    }

    [Fact]
    public void Correct_WithAnotherRating_NeverChangesWhatWasRated()
    {
        using Desk desk = new(needed: 1);
        desk.Judge(Decision.Pass, rating: 4);
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Pass, 4));

        desk.Queue.Correct("Q-1", "ada", Desk.Say(Decision.Fail, 1));

        desk.Verdicts.List(new VerdictQuery()).Single().Final.ShouldBe(Decision.Fail);
        desk.Agreement().Decisions.Raw.ShouldBe(1);
    }

    [Fact]
    public void Dispute_First_CannotSettleItAndAnotherDoes()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, sampled: false);
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Fail));
        desk.Queue.Dispute("Q-1", "ada", "I cannot read Dutch").State.ShouldBe(QueueState.Disputed);

        Should.Throw<QueueException>(() => desk.Queue.Correct("Q-1", "ada")).Kind.ShouldBe(QueueMistake.NotNow);
        desk.Queue.Next("qc", "Ada").ShouldBeNull();
        TicketToJudge forBen = desk.Queue.Next("qc", "ben")!;
        RatingKept kept = desk.Queue.Rate(forBen.Id, "ben", Desk.Say(Decision.Pass));
        kept.IsBlind.ShouldBeTrue();
        kept.Others.ShouldBe(["ada decided fail", "ada left it to another person: I cannot read Dutch"]);
        desk.Queue.Correct(forBen.Id, "ben").State.ShouldBe(QueueState.Done);
        desk.Verdicts.List(new VerdictQuery()).Single().Final.ShouldBe(Decision.Pass);
    }

    [Fact]
    public void Dispute_NoReason_IsTold()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Fail));

        Should.Throw<QueueException>(() => desk.Queue.Dispute("Q-1", "ada", " ")).Kind.ShouldBe(QueueMistake.Invalid);
    }

    [Fact]
    public void Next_HeldByAnother_IsGivenAgainWhenTheTimeIsOver()
    {
        using Desk desk = new();
        desk.Judge();

        desk.Queue.Next("qc", "ada")!.HeldUntil.ShouldBe(desk.Time.GetUtcNow() + ReviewQueue.HeldFor);
        desk.Queue.Next("qc", "ada")!.Id.ShouldBe("Q-1");
        desk.Queue.Next("qc", "ben").ShouldBeNull();
        Should.Throw<QueueException>(() => desk.Queue.Rate("Q-1", "ben", Desk.Say(Decision.Fail))).Message.ShouldContain("is with ada until 2026-11-27 08:30 UTC");
        desk.Time.Advance(ReviewQueue.HeldFor);
        desk.Queue.Next("qc", "ben")!.Id.ShouldBe("Q-1");
    }

    [Fact]
    public async Task Next_ManyAtOnceInTheirOwnProcesses_EachHasAnother()
    {
        using Desk desk = new();
        Enumerable.Range(0, 24).ToList().ForEach(_ => desk.Judge());
        desk.Queue.List(new QueueQuery());

        string[] taken = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(() =>
        {
            using AgentsFile own = desk.OpenAgain();

            return new ReviewQueue(own, desk.Policy).Next("qc", $"person {number}")!.Id;
        })));

        taken.Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public void List_VerdictsKeptAgainAndAgain_AreTakenOnce()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Queue.List(new QueueQuery()).Total.ShouldBe(1);
        desk.Judge();

        desk.Queue.List(new QueueQuery()).Total.ShouldBe(2);
        desk.Queue.List(new QueueQuery()).Total.ShouldBe(2);
    }

    [Fact]
    public void List_TicketJudgedAgainUnderTheSameRubric_IsNotDrawnTwice()
    {
        using Desk desk = new();
        desk.Judge(ticket: "same");
        desk.Write("patterns.md", "## KP-001 Late parcels\n");
        desk.Judge(ticket: "same");

        desk.Queue.List(new QueueQuery()).Total.ShouldBe(1);
    }

    [Fact]
    public void Next_TicketWhoseTextIsForgotten_LeavesTheQueue()
    {
        using Desk desk = new();
        desk.Judge(ticket: "old");
        desk.Queue.List(new QueueQuery());
        desk.Time.Advance(TimeSpan.FromDays(400));
        desk.Judge(ticket: "new");
        new TextForgetting(desk.File).Run(desk.Policy);

        desk.Queue.Next("qc", "ada")!.Ticket.ShouldBe("new");

        desk.Queue.List(new QueueQuery { State = QueueState.Done }).Items.ShouldHaveSingleItem().Final.ShouldBeNull();
    }

    [Fact]
    public void List_UnknownWorker_IsTold()
    {
        using Desk desk = new();

        Should.Throw<QueueException>(() => desk.Queue.List(new QueueQuery { Task = "qd" })).Message.ShouldContain("qc");
        Should.Throw<QueueException>(() => desk.Queue.Rate("Q-9", "ada", Desk.Say(Decision.Fail))).Kind.ShouldBe(QueueMistake.NotFound);
        Should.Throw<QueueException>(() => desk.Queue.Rate("nine", "ada", Desk.Say(Decision.Fail))).Kind.ShouldBe(QueueMistake.NotFound);
    }

    [Fact]
    public void Reviews_Whatever_AreNeverChangedOrDeleted()
    {
        using Desk desk = new();
        desk.Judge();
        desk.Review("ada", Decision.Fail);

        foreach (string sql in (string[])["UPDATE queue_reviews SET who = 'ben'", "DELETE FROM queue_reviews"])
        {
            Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => desk.File.Write(QueueTables.Tables, open =>
            {
                using Microsoft.Data.Sqlite.SqliteCommand command = open.CreateCommand();
                command.CommandText = sql;

                return command.ExecuteNonQuery();
            })).Message.ShouldContain("a review is never");
        }
    }

    [Fact]
    public void Correct_KilledBeforeTheEvalWasWritten_IsMadeUpFor()
    {
        using Desk desk = new();
        desk.Judge(Decision.Escalate, sampled: false);
        desk.Judge(Decision.Escalate, sampled: false);
        Directory.CreateDirectory(desk.Corrected); // A folder in its place: the file cannot be written.
        desk.Queue.Rate("Q-1", Taken(desk), Desk.Say(Decision.Fail, 1));
        Should.Throw<Exception>(() => desk.Queue.Correct("Q-1", "ada")).ShouldNotBeOfType<QueueException>();
        Directory.Delete(desk.Corrected);
        File.WriteAllText(desk.Corrected, "{\"id\":\"by hand\"}\n");

        desk.Queue.Rate("Q-2", Taken(desk), Desk.Say(Decision.Fail, 1));
        desk.Queue.Correct("Q-2", "ada");

        File.ReadAllLines(desk.Corrected).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!.Split('_')[^1])
            .ShouldBe(["by hand", "small", "small"]);
        desk.Verdicts.List(new VerdictQuery()).ShouldAllBe(verdict => verdict.Final == Decision.Fail);
    }

    private static string Taken(Desk desk)
    {
        desk.Queue.Next("qc", "ada").ShouldNotBeNull();

        return "ada";
    }
}
