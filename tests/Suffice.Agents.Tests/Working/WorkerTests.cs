using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Chat;

namespace Suffice.Agents.Tests.Working;

public sealed class WorkerTests
{
    private static readonly Ticket Late = Desk.Ticket("T-1", "My parcel is late. Which one? I do not know what you need.");

    [Fact]
    public async Task Judge_GoodRatings_PassWithACodedScore()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 4));

        JudgedTicket judged = await desk.JudgeAsync(Late);

        judged.Verdict!.Decision.ShouldBe(Decision.Pass);
        judged.Verdict.Score.ShouldBe(0.9m);
        judged.Entry!.Path.ShouldBe("small");
        judged.Entry.Endpoint.ShouldBe("work");
        judged.Entry.Task.ShouldBe("ticket-qc");
    }

    [Fact]
    public async Task Judge_ARatingWithADecimalPoint_IsTheWholeNumber()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 4).Replace("\"rating\":5", "\"rating\":5.0", StringComparison.Ordinal));

        JudgedTicket judged = await desk.JudgeAsync(Late);

        judged.Verdict!.Decision.ShouldBe(Decision.Pass);
        judged.Verdict.Criteria[0].Rating.ShouldBe(5);
    }

    [Fact]
    public async Task Judge_ARuleOfCode_AsksNoModel()
    {
        using Desk desk = new((_, _) => throw new InvalidOperationException("nobody is asked"));

        JudgedTicket judged = await desk.JudgeAsync(Desk.Ticket("T-2", "My lawyer writes to you."));

        judged.Verdict!.Decision.ShouldBe(Decision.Escalate);
        judged.Verdict.Escalation.ShouldBe([new EscalationReason("E-001", "A lawyer is named: \"lawyer\" stands in it")]);
        judged.Entry.ShouldBeNull();
        desk.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Judge_CriticalFailure_FailsWithTheQuoteAndTheScoreBefore()
    {
        using Desk desk = new((_, _) => Desk.Answer(1, 5, quote: "which one?", cause: "missing_detail/order_id"));

        Verdict verdict = (await desk.JudgeAsync(Late)).Verdict!;

        verdict.Decision.ShouldBe(Decision.Fail);
        (verdict.Score, verdict.ScoreBefore).ShouldBe((0m, 0.4m));
        verdict.AutoFail.ShouldBe(["R-1"]);
        verdict.Criteria[0].Quotes.ShouldBe([new Quote("which one?", true)]);
        verdict.Criteria[0].RootCause.ShouldBe("missing_detail/order_id");
    }

    [Fact]
    public async Task Judge_AnInventedQuote_GoesUpAndIsMendedThere()
    {
        using Desk desk = new((model, _) => Desk.Answer(2, 5, quote: model == "small" ? "I demand a refund" : "I do not know what you need"));

        JudgedTicket judged = await desk.JudgeAsync(Late);

        judged.Entry!.Path.ShouldBe("small>large");
        judged.Entry.Reason.ShouldBe("quoted");
        judged.Verdict!.Escalation.ShouldBeEmpty();
    }

    [Fact]
    public async Task Judge_NoModelQuotesTruly_GoesToAPerson()
    {
        using Desk desk = new((_, _) => Desk.Answer(2, 5, quote: "I demand a refund"));

        JudgedTicket judged = await desk.JudgeAsync(Late);

        judged.Verdict!.Decision.ShouldBe(Decision.Escalate);
        judged.Verdict.Escalation.ShouldHaveSingleItem().By.ShouldBe("gate");
        judged.Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task Judge_ALowRatingWithoutEvidence_GoesToAPerson()
    {
        using Desk desk = new((_, _) => Desk.Answer(2, 5));

        Verdict verdict = (await desk.JudgeAsync(Late)).Verdict!;

        verdict.Decision.ShouldBe(Decision.Escalate);
        verdict.Escalation.ShouldHaveSingleItem().By.ShouldBe("evidence");
    }

    [Theory]
    [InlineData("bonus: true")]
    [InlineData("soft: true")]
    public async Task Judge_WhatOnlyAddsOrTells_NeedsNoEvidenceWhereItIsNotThere(string kind)
    {
        using Desk desk = new(
            (_, _) => Desk.Answer(1, 5),
            rubric: $"## R-1 More than was asked for\n```yaml\n{kind}\n```\n## R-2 Tone\n");

        (await desk.JudgeAsync(Late)).Verdict!.Decision.ShouldBe(Decision.Pass);
    }

    [Fact]
    public async Task Judge_TheModelAsksForAPerson_ItsRuleIsNamed()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, null, escalate: new { rule = "E-002", why = "about parking" }));

        Verdict verdict = (await desk.JudgeAsync(Late)).Verdict!;

        verdict.Escalation.ShouldBe([new EscalationReason("E-002", "about parking")]);
        verdict.Criteria[1].Rating.ShouldBeNull();
    }

    [Fact]
    public async Task Judge_AComplaint_NamesWhoIsUpstreamInCountableWords()
    {
        using Desk desk = new((_, _) => Desk.Answer(1, 5, quote: "which one?", complaint: new { agent = "ticket-triage", code = "missing_detail", field = "Order ID", quote = (string?)null }));

        (await desk.JudgeAsync(Late)).Verdict!.ComplaintAbout.ShouldBe(new Complaint("ticket-triage", "missing_detail", "order_id"));
    }

    [Fact]
    public async Task Judge_EveryModelDown_IsNoVerdict()
    {
        using Desk desk = new((_, _) => null);

        JudgedTicket judged = await desk.JudgeAsync(Late);

        judged.Verdict.ShouldBeNull();
        judged.MayPass.ShouldBeTrue();
        judged.Failure.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Judge_TwoTickets_BeginWithTheSameBytes()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5));

        await desk.JudgeAsync(Late);
        await desk.JudgeAsync(Desk.Ticket("T-9", "Another matter"));

        desk.Asked.Select(asked => asked.Request.Messages[0].Text).Distinct().ShouldHaveSingleItem().ShouldContain("R-1 Information (1 to 5; root causes: missing_detail/order_id, asked_again)");
        desk.Asked.ShouldAllBe(asked => ((TextPart)asked.Request.Messages[0].Parts[0]).CacheControl != null);
        desk.Asked.Select(asked => asked.Request.Messages[1].Text).ShouldBe(["Ticket T-1\n\n[1] customer\n" + Late.Messages[0].Text, "Ticket T-9\n\n[1] customer\nAnother matter"]);
    }

    [Fact]
    public async Task Judge_APatternWithPhrases_IsFoundByCode()
    {
        using Desk desk = new((_, _) => Desk.Answer(5, 5), patterns: "## KP-001 Late parcels\n```yaml\nphrases: [parcel, late]\n```\nAsk for the order id.\n");

        (await desk.JudgeAsync(Late)).Verdict!.Patterns.ShouldBe(["KP-001"]);
    }
}
