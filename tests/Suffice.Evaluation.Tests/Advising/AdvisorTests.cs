using Suffice.Evaluation.Advising;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Evaluation.Tests.Simulating;
using Suffice.Policy;
using Suffice.Watching.Demotions;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class AdvisorTests
{
    private const string Gated = ", gate: [ one_of: [urgent, normal] ]";

    [Fact]
    public async Task Advise_NothingWrittenAndNoGate_KeepsTheCapableModelAndNamesWhatIsMissing()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("large");

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.KeepCapable);
        advice.IsProved.ShouldBeFalse();
        advice.Sentence.ShouldBe("keep large: no standard is written; no gate would stop a bad one");
        Point(advice, "standard_documented").Command.ShouldNotBeNull().ShouldContain("rubric.md");
        advice.Missing.ShouldContain(missing => missing.StartsWith("examples: 35 labelled items", StringComparison.Ordinal));
        advice.Next[0].ShouldContain("write tasks/triage/rubric.md");
    }

    [Fact]
    public async Task Advise_WrittenStandard_TriesTheSmallModelAndClaimsNothing()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("large").WithRubric().WithItems(40);

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.TrySmall);
        advice.IsProved.ShouldBeFalse();
        advice.Small.ShouldBe("small");
        Point(advice, "standard_documented").Points.ShouldBe(Pointing.Small);
        Point(advice, "examples").Found.ShouldContain("40 of 40 eval items with a right answer");
        advice.Next[0].ShouldBe("suffice eval triage --models small,large --max-cost 5");
    }

    [Fact]
    public async Task Advise_CreativeAndReadByCustomers_KeepsTheCapableModelWhateverIsWritten()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", $"{Gated}, type: creative, customer_facing: true").WithRubric().WithItems(40);

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.KeepCapable);
        advice.Sentence.ShouldBe("keep large: the work is creative; a customer reads the answers");
    }

    [Theory]
    [InlineData("creative", AdviceOutcome.KeepCapable)]
    [InlineData("summarization", AdviceOutcome.TrySmall)]
    public async Task Advise_WorkThatItsAuthorCallsCreative_StaysWithTheCapableModel(string type, AdviceOutcome outcome)
    {
        using AdvisedDesk desk = new AdvisedDesk().With("large", $", gate: [ length: {{ max: 100 }} ], type: {type}").WithRubric();

        (await desk.AdviseAsync()).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("rewriting", AdviceOutcome.KeepCapable)]
    [InlineData("extraction", AdviceOutcome.TrySmall)]
    public async Task Advise_WhatACustomerReads_IsTriedOnlyWhereItsAnswersAreBounded(string type, AdviceOutcome outcome)
    {
        using AdvisedDesk desk = new AdvisedDesk().With("large", $", gate: [ length: {{ max: 100 }} ], type: {type}, customer_facing: true").WithRubric();

        (await desk.AdviseAsync()).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task Advise_SufficientVerdict_SaysThatSmallSufficesWithTheFiguresItRestsOn()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", Gated).WithItems(400).WithRun(400, smallWrong: 0);

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.SmallSuffices);
        advice.IsProved.ShouldBeTrue();
        advice.Sentence.ShouldContain("small was shown to be good enough on 400 items");
        Point(advice, "eval").Found.ShouldContain("90% interval");
        advice.Tuning.Moves.Single(move => move.Kind == MoveKind.SmallerModel).Note.ShouldContain("shown to be good enough");
    }

    [Fact]
    public async Task Advise_SufficientVerdictReadByCustomers_KeepsTheCapableModelAbove()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", $"{Gated}, customer_facing: true").WithRun(400, smallWrong: 0);

        (await desk.AdviseAsync()).Outcome.ShouldBe(AdviceOutcome.SmallWithCapableAbove);
    }

    [Fact]
    public async Task Advise_InsufficientVerdict_KeepsTheCapableModelAsShown()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", Gated).WithRubric().WithRun(400, smallWrong: 120);

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.KeepCapable);
        advice.IsProved.ShouldBeTrue();
        Point(advice, "eval").Points.ShouldBe(Pointing.Capable);
        Point(advice, "eval").Command.ShouldNotBeNull().ShouldContain("suffice calibrate triage");
    }

    [Fact]
    public async Task Advise_InconclusiveVerdict_SaysHowManyMoreItems()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", Gated).WithRubric().WithRun(60, smallWrong: 0);

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.TrySmall);
        advice.Sentence.ShouldContain("inconclusive: about");
        Point(advice, "eval").Settles.ShouldNotBeNull().ShouldContain("more items");
    }

    [Theory]
    [InlineData("another-snapshot", true)]
    [InlineData("s", false)]
    public async Task Advise_RunOfAnotherSnapshotOrUnfinished_ProvesNothing(string smallId, bool isWhole)
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", Gated).WithRubric().WithRun(400, smallWrong: 0, smallId, isWhole);

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.TrySmall);
        Point(advice, "eval").Points.ShouldBe(Pointing.Unknown);
    }

    [Fact]
    public async Task Advise_DemotedTask_KeepsTheCapableModelThoughAnEvalPassed()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", Gated).WithRun(400, smallWrong: 0);
        SufficePolicy policy = desk.Policy() with { Ledger = new LedgerSettings { Path = desk.Folder.PathOf("ledger.db") } };
        using LoggedDesk log = new();
        await log.ServeAsync(log.Policy("small, large"), 3);
        File.Copy(log.LedgerPath, policy.Ledger.Path);
        TrustFile.Beside(policy.Ledger.Path).Demote(new Demotion("triage", "drift", "its answers agree less", DateTimeOffset.UnixEpoch));

        TaskAdvice advice = await desk.AdviseAsync(policy);

        advice.Outcome.ShouldBe(AdviceOutcome.KeepCapable);
        advice.Next[0].ShouldBe("suffice review");
    }

    [Fact]
    public async Task Advise_NoCheaperModel_SaysSo()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small", Gated).WithRubric();

        TaskAdvice advice = await desk.AdviseAsync();

        advice.Outcome.ShouldBe(AdviceOutcome.KeepCapable);
        advice.Sentence.ShouldContain("it is a small model already");
    }

    [Fact]
    public async Task Advise_LedgerWithCalls_TellsVolumeTokensAndSharesWithIntervals()
    {
        using AdvisedDesk desk = new AdvisedDesk().With("small, large", Gated).WithRubric();
        using LoggedDesk log = new();
        await log.ServeAsync(log.Policy("small, large", ", store_content: true"), 60);
        SufficePolicy policy = desk.Policy() with { Ledger = new LedgerSettings { Path = log.LedgerPath } };

        TaskAdvice advice = await desk.AdviseAsync(policy);

        Point(advice, "examples").Found.ShouldContain("60 accepted answers are kept");
        Point(advice, "examples").Command.ShouldNotBeNull().ShouldContain("--from-ledger");
        Point(advice, "high_stakes").Found.ShouldContain("0 of 60 (0%, 0% to 6%) were refused");
        Point(advice, "many_tools").Points.ShouldBe(Pointing.Small);
        advice.Tuning.Inputs.Single(input => input.Option == "--calls-per-month").Value.ShouldBe("1,800");
        advice.Tuning.Inputs.Single(input => input.Option == "--calls-per-month").From.ShouldContain("60 calls in 1 day");
        // 40 small calls, and 20 that small could not do and large did.
        advice.Tuning.Moves[0].CallUsd.ShouldBe(((60 * LoggedDesk.Small) + (20 * 10 * LoggedDesk.Small)) / 60);
        advice.Tuning.Signs.ShouldContain(sign => sign.Contains("20 of 20", StringComparison.Ordinal) && sign.Contains("one_of", StringComparison.Ordinal));
    }

    private static AdviceFinding Point(TaskAdvice advice, string name) => advice.Findings.Single(finding => finding.Point == name);
}
