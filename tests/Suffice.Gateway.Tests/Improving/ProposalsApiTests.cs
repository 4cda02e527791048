using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Approving;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Rounds;
using Suffice.Gateway.Hosting;
using Suffice.Agents.Contexts;
using Microsoft.Extensions.Hosting;

namespace Suffice.Gateway.Tests.Improving;

/// <summary><c>/api/proposals</c>: what is proposed, and what a person decides of it; and the looks of a gateway that runs.</summary>
public sealed class ProposalsApiTests(DeskGateway desk)
{
    private static readonly (string, string)[] Files =
    [
        ("tasks/sorter/task.yaml", "why: a test\nladder: [small]\nworker: {}\n"),
        ("tasks/sorter/standards.md", "- S-001 Be brief.\n"),
        ("tasks/sorter/output.schema.json", """{"type":"object","properties":{"team":{"type":"string"}}}"""),
    ];

    [Fact]
    public async Task Approve_ThenRollback_WritesVersionsOfTheFile()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording, null, Files);
        string id = Passed(gateway);
        string file = Path.Combine(gateway.Folder, "tasks/sorter/standards.md");

        JsonElement approved = await PostAsync(gateway, $"/api/proposals/{id}/approve", """{"as":"ada"}""");
        string changed = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        JsonElement back = await PostAsync(gateway, $"/api/proposals/{id}/rollback", """{"as":"ada","why":"too long"}""");

        approved.GetProperty("state").GetString().ShouldBe("approved");
        changed.ShouldBe("- S-001 Be brief.\n- S-002 Ask for the order id.\n");
        back.GetProperty("version").GetInt32().ShouldBe(3);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("- S-001 Be brief.\n");
        (await gateway.JsonAsync($"/api/proposals/{id}")).GetProperty("state").GetString().ShouldBe("rolled_back");
        (await gateway.JsonAsync("/api/proposals")).GetProperty("proposals").GetArrayLength().ShouldBe(0);
        (await gateway.JsonAsync("/api/proposals?all=true")).GetProperty("proposals").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Reject_AProposal_IsKeptWithWhoAndWhy()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording, null, Files);
        string id = Passed(gateway);

        JsonElement rejected = await PostAsync(gateway, $"/api/proposals/{id}/reject", """{"as":"ada","why":"the form asks for it"}""");

        rejected.GetProperty("state").GetString().ShouldBe("rejected");
        rejected.GetProperty("why").EnumerateArray().Last().GetString().ShouldBe("rejected by ada: the form asks for it");
    }

    [Theory]
    [InlineData("/api/proposals/P-1999-0001/approve", "{}", "there is no proposal")]
    [InlineData("/api/proposals/P-1999-0001/reject", """{"because":"x"}""", "the body is not what is asked for")]
    [InlineData("/api/patterns/PT-0/cases", "{}", "there is no pattern")]
    public async Task Post_WhatCannotBe_IsRefusedInWords(string path, string body, string message)
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(path, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(message);
    }

    [Fact]
    public async Task ARunningGateway_LooksOnceInItsTimeAndNotWithoutAChief()
    {
        await using RunningGateway with = await RunningGateway.StartAsync($"{Desk.Policy}\nchief: {{ every: 1h }}\n", Desk.Recording, null, Files);
        ChiefService service = with.Services.GetServices<IHostedService>().OfType<ChiefService>().Single();
        ChiefService idle = desk.Gateway.Services.GetServices<IHostedService>().OfType<ChiefService>().Single();

        RoundReport? first = await service.LookAsync(TestContext.Current.CancellationToken);
        RoundReport? second = await service.LookAsync(TestContext.Current.CancellationToken);
        RoundReport? none = await idle.LookAsync(TestContext.Current.CancellationToken);

        first.ShouldNotBeNull().Patterns.ShouldBeEmpty();
        second.ShouldBeNull();
        none.ShouldBeNull();
    }

    private static string Passed(RunningGateway gateway)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        SeenShare nothing = new(0, null);

        return new ProposalStore(gateway.Services.GetRequiredService<AgentsFile>()).Add(new Proposal(string.Empty, ProposalKind.AddContextItem, ProposalState.Passed)
        {
            Target = new ProposalTarget("sorter", "standards.md", 1, VersionHistory.HashOf("- S-001 Be brief.\n")),
            Pattern = new PatternFacts("PT-1", "v1:sorter|missing_detail|order_id|", 3, 3, new PatternRate(nothing, nothing), ["qc"], now, now),
            Cause = new Cause(CauseStatus.Confirmed, "no rule speaks of orders"),
            Edits = [new ContextEdit(ContextEditKind.Add, "S-002", "- S-002 Ask for the order id.")],
            At = now,
            ExpiresAt = now.AddDays(14),
        }).Id;
    }

    private static async Task<JsonElement> PostAsync(RunningGateway gateway, string path, string body)
    {
        using HttpResponseMessage response = await gateway.PostAsync(path, body);
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);

        return JsonDocument.Parse(text).RootElement;
    }
}
