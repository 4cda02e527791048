using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Suffice.Agents.Mining.Signs;
using Suffice.Agents.Tickets;
using Suffice.Files;

namespace Suffice.Agents.Mining;

public sealed class MinerTests
{
    private static readonly MiningOptions Good = new() { Outcome = "result.status", Good = ["solved"] };

    [Fact]
    public void Mine_GoodAgainstBad_FindsWhatWasPlantedAndNothingElse()
    {
        MinedStandard mined = Miner.Mine(PastDesk.Tickets(1_200), Good, TestContext.Current.CancellationToken);

        MinedComparison comparison = mined.Comparisons.ShouldHaveSingleItem();
        comparison.Value.ShouldBe("good");
        comparison.Criteria.Where(criterion => criterion.IsFor).Select(criterion => criterion.Sign.ToString()).ShouldContain("detail:code");
        comparison.Criteria.Where(criterion => !criterion.IsFor).Select(criterion => criterion.Sign.ToString()).ShouldContain("phrase:broken again");
        comparison.Criteria.Select(criterion => criterion.Sign.Kind).ShouldContain(SignKind.FieldValue);
        comparison.Criteria.Length.ShouldBeLessThan(12);
        comparison.Area!.Value.ShouldBeGreaterThan(0.85);
        comparison.Area95!.Value.Low.ShouldBeLessThan(comparison.Area.Value);
    }

    [Fact]
    public void Mine_ACriterion_CarriesItsEvidence()
    {
        ImmutableArray<Ticket> tickets = PastDesk.Tickets(1_200);

        MinedStandard mined = Miner.Mine(tickets, Good, TestContext.Current.CancellationToken);

        MinedCriterion code = mined.Comparisons[0].Criteria.Single(criterion => criterion.Sign.Name == "code");
        code.LogOdds95.Low.ShouldBeGreaterThan(1.5);
        code.LogOdds95.High.ShouldBeLessThan(4);
        code.Q.ShouldBeLessThan(0.001);
        (code.Training.Shown / code.Training.Of).ShouldBe(0.8, 0.06);
        (code.Training.ShownElsewhere / code.Training.OfElsewhere).ShouldBe(0.2, 0.06);
        (code.HeldOut.Shown / code.HeldOut.Of).ShouldBe(0.8, 0.1);
        code.Examples.Length.ShouldBe(3);
        tickets.Where(ticket => code.Examples.Contains(ticket.Id)).ShouldAllBe(ticket => ticket.Text.Contains("AB-") && FieldPath.Word(ticket, "result.status") == "solved");
    }

    [Fact]
    public void Mine_WithoutGood_HoldsEachValueAgainstTheRest()
    {
        MinedStandard mined = Miner.Mine(PastDesk.Tickets(800), new MiningOptions { Outcome = "result.status" }, TestContext.Current.CancellationToken);

        mined.Comparisons.Select(comparison => comparison.Value).ShouldBe(["solved", "escalated", "reopened"]);
        mined.Outcomes.Select(count => count.Tickets).ShouldBe([400, 200, 200]);
    }

    [Fact]
    public void Mine_WhatStandsBesideTheOutcome_IsNotLookedAt()
    {
        MinedStandard mined = Miner.Mine(PastDesk.Tickets(800), Good, TestContext.Current.CancellationToken);

        mined.Comparisons[0].Criteria.ShouldAllBe(criterion => !criterion.Sign.Name.StartsWith("result", StringComparison.Ordinal));
    }

    [Fact]
    public void Mine_FieldsThatAreToBeLeftOut_AreAndAllWithoutFieldsToo()
    {
        MinedStandard without = Miner.Mine(PastDesk.Tickets(800), Good with { Without = ["channel"] }, TestContext.Current.CancellationToken);
        MinedStandard text = Miner.Mine(PastDesk.Tickets(800), Good with { Fields = false }, TestContext.Current.CancellationToken);

        without.Comparisons[0].Criteria.ShouldAllBe(criterion => criterion.Sign.Name != "channel");
        text.Comparisons[0].Criteria.ShouldAllBe(criterion => criterion.Sign.Name != "channel");
    }

    [Fact]
    public void Mine_AFieldThatTellsTheOutcome_IsToldToAPerson()
    {
        ImmutableArray<Ticket> tickets = [.. PastDesk.Tickets(600).Select((ticket, i) => ticket with { Fields = ticket.Fields.Add("closing_code", JsonSerializer.SerializeToElement(i % 2)) })];

        MinedStandard mined = Miner.Mine(tickets, Good, TestContext.Current.CancellationToken);

        mined.Notes.ShouldContain(note => note.StartsWith("the field closing_code nearly tells the outcome by itself", StringComparison.Ordinal));
    }

    [Fact]
    public void Mine_CopiesOfOneTicket_AreNoEvidenceOfTheirOwn()
    {
        ImmutableArray<Ticket> tickets =
        [
            .. PastDesk.Tickets(600),
            .. Enumerable.Range(0, 200).Select(i => PastDesk.Of($"C-{i}", $"automatic alert number {i} the purple printer on the third floor stands still", "escalated")),
        ];

        MinedStandard mined = Miner.Mine(tickets, Good, TestContext.Current.CancellationToken);

        mined.Split.TrainingIds.ShouldContain("C-0");
        mined.Distinct.ShouldBeLessThanOrEqualTo(601);
        mined.Comparisons[0].Criteria.ShouldAllBe(criterion => !"automatic alert number the purple printer on the third floor stands still".Contains(criterion.Sign.Name));
        MinedPattern pattern = mined.Patterns.First(found => found.Count == 200);
        pattern.Template.ShouldStartWith("automatic alert number <number> the purple printer");
        pattern.Phrases.ShouldContain("automatic alert number");
        pattern.Outcomes.ShouldHaveSingleItem().Value.ShouldBe("escalated");
    }

    [Fact]
    public void Mine_CopiesOfOneTicket_AreAllOnOneSide()
    {
        ImmutableArray<Ticket> tickets = [.. PastDesk.Tickets(400), .. Enumerable.Range(0, 50).Select(i => PastDesk.Of($"A-{i}", "the very same words of a ticket that comes again and again", "solved"))];

        MinedSplit split = Miner.Mine(tickets, Good, TestContext.Current.CancellationToken).Split;

        int copies = split.TrainingIds.Count(id => id[0] == 'A');
        copies.ShouldBeOneOf(0, 50);
        split.MeasuredIds.Count(id => id[0] == 'A').ShouldBe(copies == 0 ? 1 : 0);
        (split.Training + split.HeldOut).ShouldBe(450);
    }

    [Fact]
    public void Mine_TicketsWithTimes_HoldsOutTheLaterQuarter()
    {
        DateTimeOffset first = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        ImmutableArray<Ticket> tickets = [.. Enumerable.Range(0, 400).Select(i => PastDesk.Of($"T-{399 - i:000}", PastDesk.Ticket(i).Text, i % 2 == 0 ? "solved" : "reopened", at: first.AddHours(i)))];

        MinedSplit split = Miner.Mine(tickets, Good, TestContext.Current.CancellationToken).Split;

        split.By.ShouldBe("messages");
        split.From.ShouldBe(first.AddHours(300));
        split.MeasuredIds.ShouldAllBe(id => string.CompareOrdinal(id, "T-099") <= 0);
    }

    [Fact]
    public void Mine_TheSameTicketsInAnyOrder_GivesTheSame()
    {
        ImmutableArray<Ticket> tickets = PastDesk.Tickets(160);
        MiningOptions options = Good with { FewestRepeated = 2 };
        string expected = JsonSerializer.Serialize(Miner.Mine(tickets, options, TestContext.Current.CancellationToken), MachineJson.Options);

        Gen.Shuffle(tickets.ToArray()).Sample(shuffled => JsonSerializer.Serialize(Miner.Mine(shuffled, options), MachineJson.Options) == expected, iter: 10);
    }

    [Fact]
    public void Mine_OutcomesByLot_ClaimsNothing()
    {
        ImmutableArray<Ticket> tickets = [.. PastDesk.Tickets(1_000).Select(ticket => PastDesk.Of(ticket.Id, ticket.Text, new Random(int.Parse(ticket.Id[2..]) * 7919).Next(2) == 0 ? "solved" : "reopened", "web"))];

        MinedStandard mined = Miner.Mine(tickets, Good, TestContext.Current.CancellationToken);

        mined.Comparisons[0].Criteria.Length.ShouldBeLessThanOrEqualTo(1);
        mined.Comparisons[0].Area!.Value.ShouldBe(0.5, 0.1);
    }

    [Theory]
    [InlineData(null, "", "name one with --outcome; fields of few values are channel (2 values), result.closed_by (3 values), result.status (3 values)")]
    [InlineData("state", "", "no ticket has a value at 'state'; fields of few values are channel")]
    [InlineData("result.status", "fine", "no ticket has result.status = fine; the values are solved (50), escalated (25), reopened (25)")]
    [InlineData("result.status", "solved,escalated,reopened", "100 different tickets are good and 0 are not; at least 20 of each are wanted")]
    public void Mine_WhatCannotBeMined_SaysWhatWouldBeRight(string? outcome, string good, string told)
    {
        MiningOptions options = new() { Outcome = outcome, Good = [.. good.Split(',', StringSplitOptions.RemoveEmptyEntries)] };

        MiningException refused = Should.Throw<MiningException>(() => Miner.Mine(PastDesk.Tickets(100), options, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain(told);
    }

    [Fact]
    public void Mine_FewerItems_KeepsTheScorecardThatShort()
    {
        Miner.Mine(PastDesk.Tickets(1_200), Good with { Items = 2 }, TestContext.Current.CancellationToken).Comparisons[0].Criteria.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Mine_RealTickets_TellTheirGroupsFromWhatWasNotSeen()
    {
        string? path = SharedFolder.Find("data/open/tickets_itsm.open.jsonl");
        Assert.SkipWhen(path is null, SharedFolder.Absent);
        TicketReading reading = await TicketReader.ReadAsync(path, null, TestContext.Current.CancellationToken);

        MinedStandard mined = Miner.Mine(reading.Tickets, new MiningOptions { Outcome = "reference.assignment_group" }, TestContext.Current.CancellationToken);

        mined.Area!.Value.ShouldBeGreaterThan(0.8);
        mined.Patterns.Length.ShouldBeGreaterThan(20);
        mined.Comparisons.ShouldAllBe(comparison => comparison.Criteria.Length <= 40);
        mined.Comparisons.SelectMany(comparison => comparison.Criteria).ShouldAllBe(criterion => criterion.Q <= 0.05 && criterion.Examples.Length > 0);
    }
}
