using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Approving;
using Suffice.Agents.Contexts;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>Agents, patterns and proposals, and what a person decides of them by forms.</summary>
public sealed class AgentsPagesTests
{
    private const string Standards = "- S-001 Be brief.\n";

    private static readonly (string, string)[] Files =
    [
        ("tasks/sorter/task.yaml", "why: a test\nladder: [small]\nworker: {}\n"),
        ("tasks/sorter/standards.md", Standards),
        ("tasks/sorter/output.schema.json", """{"type":"object","properties":{"team":{"type":"string"}}}"""),
    ];

    [Fact]
    public async Task Approve_ThenRollBack_WritesVersionsOfTheFile()
    {
        await using RunningGateway gateway = await StartAsync();
        string id = Propose(gateway);

        using HttpResponseMessage approved = await PageForm.SendAsync(gateway.Http, $"/agents/proposals/{id}", "approve", ("as", "ada"));
        string changed = StandardsOf(gateway);
        using HttpResponseMessage back = await PageForm.SendAsync(gateway.Http, $"/agents/proposals/{id}", "rollback", ("as", "ada"), ("why", "too long"));
        string agent = await gateway.Http.GetStringAsync("/agents/sorter");

        (await approved.Content.ReadAsStringAsync()).ShouldContain("It is approved, and watched from now on.");
        changed.ShouldBe("- S-001 Be brief.\n- S-002 Ask for the order id.\n");
        (await back.Content.ReadAsStringAsync()).ShouldContain("The text before it holds again");
        StandardsOf(gateway).ShouldBe(Standards);
        agent.ShouldContain("back to version 1: too long");
    }

    [Fact]
    public async Task Approve_FileChangedSinceItWasLookedAt_IsAConflictAndWritesNothing()
    {
        await using RunningGateway gateway = await StartAsync();
        string id = Propose(gateway);
        await File.WriteAllTextAsync(Path.Combine(gateway.Folder, "tasks/sorter/standards.md"), "- S-001 By hand.\n", TestContext.Current.CancellationToken);

        using HttpResponseMessage refused = await PageForm.SendAsync(gateway.Http, $"/agents/proposals/{id}", "approve", ("as", "ada"));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("was changed since");
        StandardsOf(gateway).ShouldBe("- S-001 By hand.\n");
    }

    [Fact]
    public async Task Approve_AnotherThanWasLookedAt_IsAConflict()
    {
        await using RunningGateway gateway = await StartAsync();
        string id = Propose(gateway);

        using HttpResponseMessage refused = await PageForm.SendAsync(gateway.Http, $"/agents/proposals/{id}", "approve", ("as", "ada"), ("seen", "sha256:0000000000000000"));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("is not what was looked at any more");
        StandardsOf(gateway).ShouldBe(Standards);
    }

    [Fact]
    public async Task Reject_WithoutANameOrWithOne_IsRefusedOrKept()
    {
        await using RunningGateway gateway = await StartAsync();
        string id = Propose(gateway);

        using HttpResponseMessage nobody = await PageForm.SendAsync(gateway.Http, $"/agents/proposals/{id}", "reject", ("why", "no"));
        using HttpResponseMessage ada = await PageForm.SendAsync(gateway.Http, $"/agents/proposals/{id}", "reject", ("as", "ada"), ("why", "the <form> asks for it"));

        nobody.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await nobody.Content.ReadAsStringAsync()).ShouldContain("who decides is missing");
        (await ada.Content.ReadAsStringAsync()).ShouldContain("rejected by ada: the &lt;form&gt; asks for it");
    }

    [Fact]
    public async Task Pattern_SnoozedClosedAndReopened_KeepsWhoAndWhy()
    {
        await using RunningGateway gateway = await StartAsync();
        string page = $"/agents/patterns/{Note(gateway, "order_id")}";

        using HttpResponseMessage snoozed = await PageForm.SendAsync(gateway.Http, page, "snooze", ("as", "ada"), ("days", "7"), ("why", "later"));
        using HttpResponseMessage closed = await PageForm.SendAsync(gateway.Http, page, "close", ("as", "ben"), ("reason", "resolved"), ("why", "the form asks"));
        using HttpResponseMessage reopened = await PageForm.SendAsync(gateway.Http, page, "reopen", ("as", "ada"));
        string html = await reopened.Content.ReadAsStringAsync();

        (await snoozed.Content.ReadAsStringAsync()).ShouldContain("It is looked at again when its days are over.");
        (await closed.Content.ReadAsStringAsync()).ShouldContain("It is closed.");
        html.ShouldContain("It is open again.");
        html.ShouldContain("the form asks");
        gateway.Services.GetRequiredService<PatternBook>().Count().Single().State.ShouldBe(PatternState.Open);
    }

    [Fact]
    public async Task Pattern_Merged_CountsForTheOther()
    {
        await using RunningGateway gateway = await StartAsync();
        string one = Note(gateway, "order_id");
        string other = Note(gateway, "order_number");

        using HttpResponseMessage merged = await PageForm.SendAsync(gateway.Http, $"/agents/patterns/{one}", "merge", ("as", "ada"), ("into", other));

        merged.StatusCode.ShouldBe(HttpStatusCode.OK);
        gateway.Services.GetRequiredService<PatternBook>().Find(other).Total.ShouldBe(6);
    }

    [Theory]
    [InlineData("snooze", "days", "0", "is not a whole number from 1 to 365")]
    [InlineData("close", "reason", "bored", "it must be resolved or not_useful")]
    public async Task Pattern_WhatCannotBe_IsToldOnThePage(string action, string field, string value, string said)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage refused = await PageForm.SendAsync(gateway.Http, $"/agents/patterns/{Note(gateway, "order_id")}", action, ("as", "ada"), (field, value));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Theory]
    [InlineData("/agents", "missing_detail")]
    [InlineData("/agents?csv=patterns", "open,triage,missing_detail,order_id,3,3,")]
    [InlineData("/agents/triage?days=7", "missing_detail")]
    [InlineData("/agents/sorter?compare=standards.md@9", "standards.md")]
    [InlineData("/api/agents", "\"code\":\"missing_detail\"")]
    [InlineData("/api/agents/triage", "\"agent\":\"triage\"")]
    public async Task Get_Page_Says(string path, string said)
    {
        await using RunningGateway gateway = await StartAsync();
        Note(gateway, "order_id");

        (await gateway.Http.GetStringAsync(path)).ShouldContain(said);
    }

    [Theory]
    [InlineData("/agents/nobody")]
    [InlineData("/agents/patterns/PT-0")]
    [InlineData("/agents/proposals/P-1999-0001")]
    [InlineData("/api/agents/proposals/P-1999-0001")]
    public async Task Get_WhatIsNotThere_Is404(string path)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(Desk.Policy, Desk.Recording, files: Files);

    private static string StandardsOf(RunningGateway gateway) => File.ReadAllText(Path.Combine(gateway.Folder, "tasks/sorter/standards.md"));

    private static string Note(RunningGateway gateway, string field)
    {
        gateway.Services.GetRequiredService<ObservationStore>().Append(
            [.. Enumerable.Range(1, 3).Select(number => new Observation("qc", "triage", "missing_detail") { Field = field, Ticket = $"T-{number}", Trace = $"tr-{number}" })]);

        return gateway.Services.GetRequiredService<PatternBook>().Count().Single(pattern => pattern.Field == field).Id;
    }

    private static string Propose(RunningGateway gateway)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        SeenShare nothing = new(0, null);

        return gateway.Services.GetRequiredService<ProposalDesk>().Proposals.Add(new Proposal(string.Empty, ProposalKind.AddContextItem, ProposalState.Passed)
        {
            Target = new ProposalTarget("sorter", "standards.md", 1, VersionHistory.HashOf(Standards)),
            Pattern = new PatternFacts("PT-1", "v1:sorter|missing_detail|order_id|", 3, 3, new PatternRate(nothing, nothing), ["qc"], now, now),
            Cause = new Cause(CauseStatus.Confirmed, "no rule speaks of orders"),
            Edits = [new ContextEdit(ContextEditKind.Add, "S-002", "- S-002 Ask for the order id.")],
            Diff = "+ - S-002 Ask for the order id.",
            At = now,
            ExpiresAt = now.AddDays(14),
        }).Id;
    }
}
