using Suffice.Agents.Examples;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Rounds;

namespace Suffice.Agents.Tests.Rounds;

/// <summary>One look: what is counted, drafted, checked, tried and told.</summary>
public sealed class ChiefOfStaffTests
{
    [Fact]
    public async Task Look_AGoodDraftAndCheckedCases_PassesAndChangesNoFile()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        await desk.CheckCasesAsync();

        RoundReport report = await desk.LookAsync();

        Proposal passed = report.Proposals.ShouldHaveSingleItem();
        passed.State.ShouldBe(ProposalState.Passed);
        passed.Target.ToString().ShouldBe("triage/standards.md@1");
        passed.Diff.ShouldBe("+ - S-006 Order without its number: ask for the order id.");
        passed.Evidence.Select(one => one.Trace).ShouldBe(["tr-T-1", "tr-T-2", "tr-T-3"], ignoreOrder: true);
        passed.Gate!.Targets.ShouldBe(new TargetFigures(3, 0, 3) { Unseen = passed.Gate.Targets.Unseen });
        passed.Gate.Validation.Broken.ShouldBe(0);
        passed.Cause.Status.ShouldBe(CauseStatus.Confirmed);
        passed.Cost!.CacheBreak.ShouldBeFalse();
        passed.Cost.DeltaTokens.ShouldBeInRange(8, 25);
        desk.StandardsNow.ShouldBe(ChiefDesk.Standards);
    }

    [Fact]
    public async Task Look_CasesThatNoPersonChecked_AreToldAndDoNotCount()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));

        Proposal tried = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        tried.State.ShouldBe(ProposalState.Inconclusive);
        tried.Gate!.Targets.N.ShouldBe(0);
        tried.Gate.Unchecked.ShouldBe(new TargetFigures(3, 0, 3) { Unseen = tried.Gate.Unchecked.Unseen });
        tried.Why.ShouldContain(why => why.Contains("3 wait: suffice review cases", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Look_ADraftThatMendsThePatternAndBreaksTheRest_IsRefused()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told, "- S-006 Order: ask for the order id, and nothing else."));
        await desk.CheckCasesAsync();

        Proposal refused = desk.Desk.Proposals.List().ShouldHaveSingleItem();

        refused.State.ShouldBe(ProposalState.Refused);
        refused.Cause.Status.ShouldBe(CauseStatus.Refuted);
        refused.Gate!.SlicesWorse.ShouldHaveSingleItem().Tag.ShouldBe("kind=fault");
        Should.Throw<ProposalException>(() => desk.Desk.Approve(refused.Id, "ada")).Message.ShouldContain("is refused");
    }

    [Fact]
    public async Task Look_NoStrongModel_CountsAndAsksAPerson()
    {
        using ChiefDesk desk = new(_ => null, chief: "chief: { max_cost: 2 }");

        RoundReport report = await desk.LookAsync();

        report.Patterns.ShouldHaveSingleItem().State.ShouldBe(PatternState.Open);
        report.Notes.ShouldHaveSingleItem().ShouldContain("no strong model is named (chief.task)");
        desk.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_AQuoteThatIsNotThere_IsInvalid()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told, quote: "I want my money back"));

        Proposal invalid = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        invalid.State.ShouldBe(ProposalState.Invalid);
        invalid.Why.ShouldContain("it quotes \"I want my money back\" of tr-T-3, which does not stand there");
        invalid.Why.ShouldContain("it rests on 0 of the pattern's traces; at least 3");
        desk.Asked.ShouldBe(["large"]);
    }

    [Fact]
    public async Task Look_AQuoteOfWhatTheAgentWrote_Stands()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told, quote: "Thank you, a colleague looks at it."));
        foreach (int number in (int[])[1, 2, 3])
        {
            desk.HandledAs($"T-{number}", "Thank you, a colleague looks at it.");
        }

        Proposal drafted = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        drafted.State.ShouldBe(ProposalState.Inconclusive);
        drafted.Evidence.ShouldAllBe(one => one.Quote == "Thank you, a colleague looks at it.");
    }

    [Theory]
    [InlineData("S-009", "change", "- S-009 Ask.", "standards.md has no item S-009")]
    [InlineData("S-001", "add", "- S-001 Ask.", "standards.md has an item S-001 already")]
    [InlineData("S-006", "add", "Ask for the order id.", "is not that one item")]
    public async Task Look_AnEditThatIsNone_IsInvalid(string id, string kind, string text, string why)
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told, text, id, kind));

        Proposal invalid = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        invalid.State.ShouldBe(ProposalState.Invalid);
        invalid.Why.ShouldHaveSingleItem().ShouldContain(why);
    }

    [Fact]
    public async Task Look_ThreeTriesThatCameToNothing_AreTheLast()
    {
        using ChiefDesk desk = new(_ => "no JSON");
        RoundOptions anew = new();

        RoundReport[] reports = [await desk.LookAsync(anew), await desk.LookAsync(anew), await desk.LookAsync(anew), await desk.LookAsync(anew)];

        reports[..3].Select(report => report.Proposals.ShouldHaveSingleItem().Attempt).ShouldBe([1, 2, 3]);
        reports[3].Proposals.ShouldBeEmpty();
        reports[3].Notes.ShouldHaveSingleItem().ShouldContain("was tried 3 times");
        desk.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Look_AnEarlierTry_IsToldToTheNext()
    {
        List<int> told = [];
        using ChiefDesk desk = new(asked =>
        {
            told.Add(asked.GetProperty("earlier_tries").GetArrayLength());

            return ChiefDesk.Draft(asked, quote: "invented");
        });

        await desk.LookAsync();
        await desk.LookAsync();

        told.ShouldBe([0, 1]);
    }

    [Fact]
    public async Task Look_TheStrongModelIsDown_CountsNoTry()
    {
        using ChiefDesk desk = new(_ => null);

        RoundReport report = await desk.LookAsync();

        report.Proposals.ShouldBeEmpty();
        report.IsUnanswered.ShouldBeTrue();
        report.Notes.ShouldHaveSingleItem().ShouldContain("was not put to the strong model");
        desk.Desk.Proposals.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_MoreThanOneLookMayCost_AsksNobody()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told), chief: "chief: { task: explain, max_cost: 0.01 }");

        RoundReport report = await desk.LookAsync();

        report.Notes.ShouldHaveSingleItem().ShouldContain("of the $0.01 for one look are left (chief.max_cost)");
        desk.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_TheBudgetEndsInTheGate_IsToldAndGoneOnWith()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told), chief: "chief: { task: explain, max_cost: 0.25 }");

        Proposal first = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();
        PatternCases.Accept(desk.TriageFolder, desk.Pattern, [], "ada");
        RoundReport second = await desk.LookAsync();

        first.State.ShouldBe(ProposalState.Inconclusive);
        first.Why.ShouldContain(why => why.Contains("cases could not be judged", StringComparison.Ordinal));
        second.CostUsd.ShouldBeLessThanOrEqualTo(0.25m);
        second.Proposals.ShouldHaveSingleItem().Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task Look_StoppedInTheGate_GoesOnAndBuysNothingTwice()
    {
        using CancellationTokenSource stop = new();
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        desk.BeforeSmall = () =>
        {
            if (desk.Asked.Count == 60)
            {
                stop.Cancel();
            }
        };
        await Should.ThrowAsync<OperationCanceledException>(() => desk.LookAsync(cancellationToken: stop.Token));
        int asked = desk.Asked.Count;
        desk.Desk.Proposals.List().ShouldHaveSingleItem().State.ShouldBe(ProposalState.Drafted);

        Proposal done = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        done.Gate!.Unjudged.ShouldBe(0);
        long tried = done.Gate.Validation.N + done.Gate.Final.N + done.Gate.Unchecked.N;
        desk.Asked.Count(model => model == "small").ShouldBe((int)(2 * tried), $"{asked} were asked before it was stopped");
        done.CostUsd.ShouldBe(0.015m + (0.0015m * 2 * tried)); // What was bought before it was stopped included.
    }

    [Fact]
    public async Task Look_DryRun_CallsAndWritesNothing()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));

        RoundReport report = await desk.LookAsync(new RoundOptions { IsDryRun = true });

        report.Notes.ShouldHaveSingleItem().ShouldContain("would be put to explain, try 1 of 3");
        desk.Asked.ShouldBeEmpty();
        File.Exists(PatternCases.PathOf(desk.TriageFolder, desk.Pattern)).ShouldBeFalse();
    }

    [Fact]
    public async Task Look_WhileAnotherLooks_DoesNothing()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        using RoundLock held = RoundLock.TryTake(desk.File, null)!;

        RoundReport report = await desk.LookAsync();

        report.IsBusy.ShouldBeTrue();
        desk.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_OnASchedule_LooksOnceInItsTime()
    {
        using ChiefDesk desk = new(_ => "no JSON");
        RoundOptions daily = new() { Every = TimeSpan.FromDays(1) };

        RoundReport first = await desk.LookAsync(daily);
        desk.Time.Advance(TimeSpan.FromHours(23));
        RoundReport early = await desk.LookAsync(daily);
        desk.Time.Advance(TimeSpan.FromHours(1));
        RoundReport second = await desk.LookAsync(daily);

        (first.IsBusy, early.IsBusy, second.IsBusy).ShouldBe((false, true, false));
    }

    [Fact]
    public async Task Look_AnItemInFiveIsLost_IsRefusedUnlessAskedFor()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told, "", "S-001", "remove"));
        RoundReport few = await desk.LookAsync();
        using ChiefDesk asked = new(told => ChiefDesk.Draft(told, "", "S-001", "remove"));

        RoundReport rewrite = await asked.LookAsync(new RoundOptions { MayRewrite = [asked.Pattern] });

        few.Proposals.ShouldHaveSingleItem().Why.ShouldHaveSingleItem().ShouldContain("a rewrite, which is tried only when somebody asks for it");
        rewrite.Proposals.ShouldHaveSingleItem().Kind.ShouldBe(ProposalKind.RewriteContext);
        rewrite.Proposals[0].State.ShouldBe(ProposalState.Refused);
    }

    [Fact]
    public async Task Look_Advice_WaitsForAPersonAndChangesNoFile()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told, answer: "tool_field", advice: "The shop's form should send the order id."));
        Proposal advice = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        Proposal approved = desk.Desk.Approve(advice.Id, "ada");

        (advice.State, advice.Kind).ShouldBe((ProposalState.Advice, ProposalKind.AddToolField));
        (approved.State, approved.Version).ShouldBe((ProposalState.Approved, null));
        desk.StandardsNow.ShouldBe(ChiefDesk.Standards);
    }

    [Fact]
    public async Task Look_NobodyDecidesInTwoWeeks_Expires()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal waiting = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();
        desk.Time.Advance(TimeSpan.FromDays(14));

        await desk.LookAsync();

        desk.Desk.Proposals.Find(waiting.Id).State.ShouldBe(ProposalState.Expired);
    }

    [Fact]
    public async Task Look_TheFileWasChangedByHandSince_ExpiresAndLooksAnewWithoutCountingATry()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal first = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();
        await File.AppendAllTextAsync(desk.StandardsPath, "- S-010 By hand.\n", TestContext.Current.CancellationToken);

        Proposal[] proposals = [.. (await desk.LookAsync()).Proposals];

        proposals.Select(one => (one.Id == first.Id, one.State)).ShouldBe([(true, ProposalState.Expired), (false, ProposalState.Inconclusive)]);
        proposals[1].Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Look_RejectedWhileItWasTried_StaysRejected()
    {
        ChiefDesk? desk = null;
        using ChiefDesk made = desk = new ChiefDesk(told => ChiefDesk.Draft(told));
        made.BeforeSmall = () =>
        {
            if (desk.Asked.Count == 20)
            {
                desk.Desk.Reject(desk.Desk.Proposals.List()[0].Id, "ada", "not now");
            }
        };

        await desk.LookAsync();

        desk.Desk.Proposals.List().ShouldHaveSingleItem().State.ShouldBe(ProposalState.Rejected);
    }

    [Fact]
    public async Task Look_AWeaknessOfAnAgentWithoutFilesHere_IsTold()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        new ObservationStore(desk.File).Append([.. Enumerable.Range(1, 3).Select(number => new Observation("qc", "billing-bot", "wrong_amount") { Ticket = $"T-{number}", Trace = $"tr-{number}" })]);

        RoundReport report = await desk.LookAsync();

        report.Notes.ShouldContain(note => note.Contains("billing-bot, which has no context files here", StringComparison.Ordinal));
    }
}
