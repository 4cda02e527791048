using Suffice.Agents.Approving;
using Suffice.Agents.Proposing;
using Suffice.Agents.Rounds;
using Suffice.Agents.Tests.Rounds;
using Suffice.Dashboard.Agents;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Offline;

namespace Suffice.Dashboard.Tests.Agents;

/// <summary>A proposal that was drafted and tried, and what a person decides of it.</summary>
public sealed class ProposalPageTests
{
    [Fact]
    public async Task Show_Passed_TellsTheChangeTheGateAndEachCase()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal proposal = await PassedAsync(desk);

        ProposalFigures figures = Read(desk, proposal.Id);
        string html = await ShowAsync(figures, mayDecide: true);

        figures.Lines.ShouldContain(new DiffLine(LineChange.Added, "- S-006 Order without its number: ask for the order id."));
        figures.Cases.Count(one => one.IsOfPattern).ShouldBe((int)proposal.Gate!.Targets.N);
        figures.Cases.Count(one => !one.IsOfPattern && one.Part == Suffice.Agents.Examples.CasePart.Validation).ShouldBe((int)proposal.Gate.Validation.N);
        figures.Cases[0].ShouldSatisfyAllConditions(one => one.Before.ShouldBeFalse(), one => one.After.ShouldBeTrue());
        figures.NextVersion.ShouldBe(2);
        html.ShouldContain("Write version 2");
        html.ShouldContain($"name=\"seen\" value=\"{figures.Seen}\"");
        html.ShouldContain("Of the pattern&#x27;s own");
        html.ShouldContain("is watched for 14 days");
    }

    [Fact]
    public async Task Show_ToThoseWhoMayNotDecide_HasNoFormsAndNoWordsOfTickets()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal proposal = await PassedAsync(desk);
        ProposalFigures figures = new ProposalReading(desk.File, new FixedPolicy(desk.Policy), desk.Time).Read(proposal.Id, mayReadContent: false)!;

        string html = await ShowAsync(figures, mayDecide: false);

        html.ShouldNotContain("method=\"post\" action=\"/agents");
        html.ShouldNotContain("Where is my parcel");
        figures.Cases.ShouldAllBe(one => one.Text.Length == 0);
        figures.Proposal.Evidence.ShouldAllBe(one => one.Quote.Length == 0);
        html.ShouldContain("Deciding on it is for the role admin");
    }

    [Fact]
    public async Task Approve_AsItWasLookedAt_WritesTheFileAndIsWatched()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal proposal = await PassedAsync(desk);

        desk.Desk.Approve(proposal.Id, "ada", Read(desk, proposal.Id).Seen);
        ProposalFigures after = Read(desk, proposal.Id);
        string html = await ShowAsync(after, mayDecide: true);

        desk.StandardsNow.ShouldContain("S-006");
        after.CanBeTakenBack.ShouldBeTrue();
        after.Steps[^1].By.ShouldBe("ada");
        after.Cases.ShouldNotBeEmpty("the text that it was tried on is in the history");
        html.ShouldContain("as long before it");
        html.ShouldContain("Write the text before it again");
    }

    [Fact]
    public async Task Approve_WhatWasNotLookedAt_IsRefused()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal proposal = await PassedAsync(desk);
        string seen = Read(desk, proposal.Id).Seen;
        desk.Desk.Proposals.Change(proposal.Id, "chief", one => one with { Edits = [new Suffice.Agents.Contexts.ContextEdit(Suffice.Agents.Contexts.ContextEditKind.Remove, "S-001")] });

        Should.Throw<ProposalException>(() => desk.Desk.Approve(proposal.Id, "ada", seen)).Message.ShouldContain("is not what was looked at any more");

        desk.StandardsNow.ShouldBe(ChiefDesk.Standards);
    }

    [Fact]
    public async Task Read_AgentAfterApproval_ListsVersionsAndComparesThem()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal proposal = await PassedAsync(desk);
        desk.Desk.Approve(proposal.Id, "ada");
        AgentReading reading = new(new AgentsReading(desk.File, new FixedPolicy(desk.Policy)), new FixedPolicy(desk.Policy), desk.Time);
        Period period = Period.Latest(30, desk.Time.GetUtcNow());

        AgentDetails details = reading.Read("triage", period, "standards.md@1")!;
        string html = await Rendered.OfAsync<AgentPage>(Rendered.Frame("/agents/triage", mayDecide: true), details);

        details.Files.Single(file => file.File == "standards.md").ShouldBe(new ContextFileNow("standards.md", 2, details.Compared!.NowHash, true));
        details.Compared.Lines.Where(line => line.Change != LineChange.Stays).ShouldBe([new DiffLine(LineChange.Removed, "- S-006 Order without its number: ask for the order id.")]);
        html.ShouldContain("href=\"/agents/triage?compare=standards.md%401#compared\"");
        html.ShouldContain("action=\"/agents/triage/rollback\"");
        reading.Read("triage", period, "standards.md@9")!.Compared.ShouldBeNull();
    }

    [Fact]
    public async Task Rollback_FileChangedSinceItWasLookedAt_IsRefused()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal proposal = await PassedAsync(desk);
        desk.Desk.Approve(proposal.Id, "ada");
        string seen = VersionHistory.HashOf(desk.StandardsNow);
        await File.AppendAllTextAsync(desk.StandardsPath, "- S-099 By hand.\n", TestContext.Current.CancellationToken);

        Should.Throw<ProposalException>(() => desk.Desk.Rollback("triage/standards.md@1", "ada", "", seen)).Message.ShouldContain("was changed since it was looked at");

        desk.StandardsNow.ShouldContain("S-099");
    }

    private static async Task<Proposal> PassedAsync(ChiefDesk desk)
    {
        await desk.CheckCasesAsync();
        await desk.LookAsync(new RoundOptions());
        Proposal proposal = desk.Desk.Proposals.List()[0];
        proposal.State.ShouldBe(ProposalState.Passed);

        return proposal;
    }

    private static ProposalFigures Read(ChiefDesk desk, string id) => new ProposalReading(desk.File, new FixedPolicy(desk.Policy), desk.Time).Read(id, mayReadContent: true)!;

    private static Task<string> ShowAsync(ProposalFigures figures, bool mayDecide) =>
        Rendered.OfAsync<ProposalPage>(Rendered.Frame($"/agents/proposals/{figures.Proposal.Id}", mayDecide: mayDecide), figures);
}
