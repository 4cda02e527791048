using Suffice.Agents.Approving;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Rounds;
using Suffice.Agents.Tests.Rounds;

namespace Suffice.Agents.Tests.Approving;

/// <summary>What a person decides, which version holds, and whether it helped.</summary>
public sealed class ProposalDeskTests
{
    [Fact]
    public async Task Approve_WhatTheGatePassed_WritesAVersionWithItsHistory()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);

        Proposal approved = desk.Desk.Approve(passed.Id, "ada");

        (approved.State, approved.Version, approved.Approver).ShouldBe((ProposalState.Approved, 2, "ada"));
        desk.StandardsNow.ShouldBe(ChiefDesk.Standards + "- S-006 Order without its number: ask for the order id.\n");
        File.ReadAllText(Path.Combine(desk.TriageFolder, "history", "standards@1.md")).ShouldBe(ChiefDesk.Standards);
        File.ReadAllText(Path.Combine(desk.TriageFolder, "history", "standards@2.md")).ShouldBe(desk.StandardsNow);
        desk.Desk.HistoryOf("triage").Read().Select(version => (version.Version, version.By, version.Proposal)).ShouldBe([(1, "unknown", null), (2, "ada", passed.Id)]);
    }

    [Fact]
    public async Task Approve_AFileThatWasChangedSince_IsRefusedAndWritesNothing()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        await File.AppendAllTextAsync(desk.StandardsPath, "- S-007 By hand.\n", TestContext.Current.CancellationToken);

        Should.Throw<ProposalException>(() => desk.Desk.Approve(passed.Id, "ada")).Message.ShouldContain("was changed since");

        desk.StandardsNow.ShouldBe(ChiefDesk.Standards + "- S-007 By hand.\n");
        desk.Desk.Proposals.Find(passed.Id).State.ShouldBe(ProposalState.Passed);
        Directory.Exists(Path.Combine(desk.TriageFolder, "history")).ShouldBeFalse();
    }

    [Fact]
    public async Task Approve_AfterAProcessDiedBetweenFileAndBook_IsCompletedOnce()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        new VersionHistory(desk.TriageFolder, desk.Time).Write("standards.md", passed.Target.Hash, ChiefDesk.Standards + passed.Edits[0].Text + "\n", "ada", "died here", passed.Id);

        Proposal approved = desk.Desk.Approve(passed.Id, "ada");

        approved.Version.ShouldBe(2);
        desk.Desk.HistoryOf("triage").Read().Length.ShouldBe(2);
    }

    [Fact]
    public async Task Approve_Twice_IsRefused()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Desk.Approve(passed.Id, "ada");

        Should.Throw<ProposalException>(() => desk.Desk.Approve(passed.Id, "bob")).Message.ShouldBe($"{passed.Id} is approved: only what the gate passed, and advice, can be approved");
    }

    [Fact]
    public async Task Rollback_AProposal_WritesWhatWasBeforeAsANewVersion()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Desk.Approve(passed.Id, "ada");

        ContextVersion back = desk.Desk.Rollback(passed.Id, "bob", "too long");

        (back.Version, back.By, back.Why).ShouldBe((3, "bob", "back to version 1: too long"));
        desk.StandardsNow.ShouldBe(ChiefDesk.Standards);
        desk.Desk.Proposals.Find(passed.Id).State.ShouldBe(ProposalState.RolledBack);
    }

    [Fact]
    public async Task Rollback_AfterALaterChange_NamesTheVersionInstead()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Desk.Approve(passed.Id, "ada");
        await File.AppendAllTextAsync(desk.StandardsPath, "- S-007 By hand.\n", TestContext.Current.CancellationToken);

        Should.Throw<ProposalException>(() => desk.Desk.Rollback(passed.Id, "ada", "")).Message.ShouldContain("suffice review rollback triage/standards.md@1");
        ContextVersion back = desk.Desk.Rollback("triage/standards.md@1", "ada", "");

        back.Version.ShouldBe(4);
        desk.StandardsNow.ShouldBe(ChiefDesk.Standards);
        desk.Desk.HistoryOf("triage").TextOf("standards.md", 3).ShouldEndWith("- S-007 By hand.\n");
    }

    [Theory]
    [InlineData("triage/standards.md@9", "standards.md has no version 9")]
    [InlineData("nobody/standards.md@1", "the policy has no worker \"nobody\"")]
    [InlineData("P-1999-0001", "there is no proposal \"P-1999-0001\"")]
    [InlineData("triage/../../suffice.yaml@1", "there is no proposal")]
    public void Rollback_WhatIsNotThere_SaysWhatIs(string what, string message)
    {
        using ChiefDesk desk = new(_ => null, standing: 0);

        Should.Throw<ProposalException>(() => desk.Desk.Rollback(what, "ada", "")).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Watch_RarerSince_IsKeptAndThePatternResolved()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Complain("T-4", "Where is my parcel number 4?");
        desk.Complain("T-5", "Where is my parcel number 5?");
        desk.Time.Advance(TimeSpan.FromSeconds(1));
        desk.Desk.Approve(passed.Id, "ada");
        desk.Time.Advance(TimeSpan.FromDays(14));
        foreach (int number in Enumerable.Range(10, 20))
        {
            desk.Handle($"T-{number}");
        }

        await desk.LookAsync();

        Proposal kept = desk.Desk.Proposals.Find(passed.Id);
        kept.State.ShouldBe(ProposalState.Kept);
        kept.Watch!.Outcome.ShouldBe("rate 100.0% [56.6%, 100.0%] -> 0.0% [0.0%, 16.1%], kept (p = 0.0003)");
        new PatternBook(desk.File).Find(desk.Pattern).State.ShouldBe(PatternState.Resolved);
    }

    [Fact]
    public async Task Watch_AsOftenAsBefore_AsksWhetherToRollBack()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Time.Advance(TimeSpan.FromSeconds(1));
        desk.Desk.Approve(passed.Id, "ada");
        desk.Time.Advance(TimeSpan.FromDays(13));
        foreach (int number in (int[])[6, 7, 8])
        {
            desk.Complain($"T-{number}", $"Where is my parcel number {number}?");
        }

        desk.Time.Advance(TimeSpan.FromDays(1));

        RoundReport report = await desk.LookAsync();

        desk.Desk.Proposals.Find(passed.Id).State.ShouldBe(ProposalState.NotBetter);
        report.Notes.ShouldContain($"{passed.Id}: rate 100.0% [43.9%, 100.0%] -> 100.0% [43.9%, 100.0%], not better; roll back? suffice review rollback {passed.Id}");
    }

    [Fact]
    public async Task Watch_NobodyLookedSince_ProvesNothing()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Complain("T-4", "Where is my parcel number 4?");
        desk.Complain("T-5", "Where is my parcel number 5?");
        desk.Time.Advance(TimeSpan.FromSeconds(1));
        desk.Desk.Approve(passed.Id, "ada");
        desk.Time.Advance(TimeSpan.FromDays(14));

        await desk.LookAsync();

        Proposal watched = desk.Desk.Proposals.Find(passed.Id);
        watched.State.ShouldBe(ProposalState.NotBetter);
        watched.Watch!.Outcome.ShouldNotBeNull().ShouldStartWith("nobody looked at a ticket since");
    }

    private static async Task<Proposal> PassedAsync(ChiefDesk desk)
    {
        await desk.CheckCasesAsync();

        return (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();
    }
}
