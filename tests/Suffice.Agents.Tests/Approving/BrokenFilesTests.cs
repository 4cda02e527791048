using System.Text;
using Microsoft.Extensions.Time.Testing;
using Suffice.Agents.Approving;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Rounds;
using Suffice.Agents.Tests.Rounds;

namespace Suffice.Agents.Tests.Approving;

/// <summary>Files that were changed, damaged or half written, and watches that nobody feeds.</summary>
public sealed class BrokenFilesTests
{
    [Fact]
    public async Task Approve_AProcessDiedBetweenFileAndLine_IsCompletedAndWatched()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        new VersionHistory(desk.TriageFolder, desk.Time).Write("standards.md", passed.Target.Hash, ChiefDesk.Standards + passed.Edits[0].Text + "\n", "ada", "died here", passed.Id);
        await LoseLastLineAsync(desk);

        await desk.LookAsync();
        Proposal approved = desk.Desk.Approve(passed.Id, "ada");

        (approved.State, approved.Version).ShouldBe((ProposalState.Approved, 2));
        desk.Desk.HistoryOf("triage").Read().Select(version => (version.Version, version.By, version.Proposal)).ShouldBe([(1, "unknown", null), (2, "ada", passed.Id)]);
    }

    [Fact]
    public async Task Rollback_AProcessDiedBetweenFileAndLine_IsCompleted()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Desk.Approve(passed.Id, "ada");
        new VersionHistory(desk.TriageFolder, desk.Time).Write("standards.md", VersionHistory.HashOf(desk.StandardsNow), ChiefDesk.Standards, "ada", "died here", passed.Id);
        await LoseLastLineAsync(desk);

        ContextVersion back = desk.Desk.Rollback(passed.Id, "ada", "");

        back.Version.ShouldBe(3);
        desk.Desk.Proposals.Find(passed.Id).State.ShouldBe(ProposalState.RolledBack);
    }

    [Fact]
    public async Task Approve_AnotherFileWasChangedSinceItWasTried_IsTriedAgainFirst()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        await File.WriteAllTextAsync(Path.Combine(desk.TriageFolder, "escalation.md"), "- E-001 Somebody is in danger.\n", TestContext.Current.CancellationToken);

        Should.Throw<ProposalException>(() => desk.Desk.Approve(passed.Id, "ada")).Message.ShouldContain("other files were changed since the gate tried");
        desk.StandardsNow.ShouldBe(ChiefDesk.Standards);
        Proposal again = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        (again.Id, again.State).ShouldBe((passed.Id, ProposalState.Passed));
        desk.Desk.Approve(passed.Id, "ada").Version.ShouldBe(2);
    }

    [Fact]
    public async Task ApproveAndRollback_AFileWithAMarkAndWindowsLineEnds_KeepBoth()
    {
        byte[] written = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ChiefDesk.Standards.ReplaceLineEndings("\r\n"))];
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        await File.WriteAllBytesAsync(desk.StandardsPath, written, TestContext.Current.CancellationToken);
        Proposal passed = await PassedAsync(desk);

        desk.Desk.Approve(passed.Id, "ada");
        byte[] approved = await File.ReadAllBytesAsync(desk.StandardsPath, TestContext.Current.CancellationToken);
        desk.Desk.Rollback(passed.Id, "ada", "");

        approved.ShouldBe([.. written, .. Encoding.UTF8.GetBytes(passed.Edits[0].Text + "\r\n")]);
        (await File.ReadAllBytesAsync(desk.StandardsPath, TestContext.Current.CancellationToken)).ShouldBe(written);
    }

    [Fact]
    public async Task Approve_AFileOfAnotherEncoding_IsRefusedAndStaysAsItIs()
    {
        byte[] written = [.. Encoding.UTF8.GetBytes(ChiefDesk.Standards), .. Encoding.Latin1.GetBytes("Gr\u00fc\u00dfe\n")];
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        await File.WriteAllBytesAsync(desk.StandardsPath, written, TestContext.Current.CancellationToken);
        Proposal passed = await PassedAsync(desk);

        Should.Throw<ProposalException>(() => desk.Desk.Approve(passed.Id, "ada")).Message.ShouldContain("is not UTF-8; nothing was written");

        (await File.ReadAllBytesAsync(desk.StandardsPath, TestContext.Current.CancellationToken)).ShouldBe(written);
    }

    [Theory]
    [InlineData("{\"file\":")]
    [InlineData("null")]
    [InlineData("{\"version\":1}")]
    public async Task Look_AHistoryThatWasDamaged_IsToldBeforeAnythingIsBought(string line)
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Directory.CreateDirectory(Path.Combine(desk.TriageFolder, "history"));
        await File.WriteAllTextAsync(Path.Combine(desk.TriageFolder, "history", "history.jsonl"), line + "\n", TestContext.Current.CancellationToken);

        RoundReport report = await desk.LookAsync();

        report.Notes.ShouldHaveSingleItem().ShouldContain("history.jsonl:1: it is no line of a history");
        desk.Asked.ShouldBeEmpty();
        Should.Throw<ProposalException>(() => desk.Desk.Rollback("triage/standards.md@1", "ada", ""));
    }

    [Fact]
    public async Task Look_CasesThatWereDamaged_AreTold()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        string path = Agents.Examples.PatternCases.PathOf(desk.TriageFolder, desk.Pattern);
        await File.WriteAllTextAsync(path, "{\n", TestContext.Current.CancellationToken);

        (await desk.LookAsync()).Notes.ShouldHaveSingleItem().ShouldContain(":1: it is no JSON object");
    }

    [Fact]
    public async Task Rollback_AnArchivedTextThatWasChanged_IsRefused()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        Proposal passed = await PassedAsync(desk);
        desk.Desk.Approve(passed.Id, "ada");
        string approved = desk.StandardsNow;
        await File.WriteAllTextAsync(Path.Combine(desk.TriageFolder, "history", "standards@1.md"), "- S-001 Pass all.\n", TestContext.Current.CancellationToken);

        Should.Throw<ProposalException>(() => desk.Desk.Rollback(passed.Id, "ada", "")).Message.ShouldContain("it was changed by hand");

        desk.StandardsNow.ShouldBe(approved);
    }

    [Theory]
    [InlineData(false, ProposalState.NotBetter)]
    [InlineData(true, ProposalState.Kept)]
    public async Task Watch_NobodyCountsWhatIsLookedAt_SilenceProvesNothing(bool notesSomethingElse, ProposalState state)
    {
        using ChiefDesk desk = new(_ => null, chief: "chief: { max_cost: 2 }", standing: 0);
        ObservationStore noted = new(desk.File);
        noted.Append([.. Enumerable.Range(1, 12).Select(number => new Observation("shop", "triage", "rude") { Ticket = $"S-{number}", Trace = $"tr-{number}" })]);
        Pattern rude = new PatternBook(desk.File).Find("v1:triage|rude||");
        desk.Time.Advance(TimeSpan.FromMinutes(1));
        DateTimeOffset now = desk.Time.GetUtcNow();
        Proposal approved = new ProposalStore(desk.File).Add(new Proposal(string.Empty, ProposalKind.Nothing, ProposalState.Approved)
        {
            Target = new ProposalTarget("triage", string.Empty, 0, string.Empty),
            Pattern = PatternFacts.Of(rude),
            Cause = new Cause(CauseStatus.Hypothesis, "c"),
            At = now,
            Watch = new WatchFigures(now, now.AddDays(14), new SeenShare(12, null)),
        });
        desk.Time.Advance(TimeSpan.FromDays(2));
        noted.Append([.. notesSomethingElse ? (Observation[])[new Observation("shop", "billing", "late") { Ticket = "S-1", Trace = "tr-99" }] : []]);
        desk.Time.Advance(TimeSpan.FromDays(12));

        await desk.LookAsync();

        desk.Desk.Proposals.Find(approved.Id).State.ShouldBe(state);
    }

    [Fact]
    public void TryTake_ALookOfAClockThatWasAhead_DoesNotEndAllLooks()
    {
        using ChiefDesk desk = new(_ => null, standing: 0);
        using AgentsFile ahead = new(desk.File.Path, new FakeTimeProvider(desk.Time.GetUtcNow().AddYears(4)));
        RoundLock.Begin(ahead);

        using RoundLock? taken = RoundLock.TryTake(desk.File, TimeSpan.FromDays(1));

        taken.ShouldNotBeNull();
    }

    private static async Task<Proposal> PassedAsync(ChiefDesk desk)
    {
        await desk.CheckCasesAsync();

        return (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();
    }

    private static async Task LoseLastLineAsync(ChiefDesk desk)
    {
        string path = Path.Combine(desk.TriageFolder, "history", "history.jsonl");
        string[] lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(path, lines[..^1], TestContext.Current.CancellationToken);
    }
}
