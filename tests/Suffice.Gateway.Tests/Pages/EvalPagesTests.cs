using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Suffice.Callers;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>The pages of eval runs over HTTP: page, CSV and twin say the same, and texts are for reviewers.</summary>
public sealed class EvalPagesTests : IDisposable
{
    private const string Key = "the-policys-own-key-0123456789";

    private readonly CallersKeys keys = new();

    public void Dispose() => keys.Dispose();

    [Fact]
    public async Task Evals_NoRuns_SaysWhichCommandMakesOne()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        (await gateway.Http.GetStringAsync("/evals")).ShouldContain("suffice eval TASK --models SMALL,LARGE");
        (await gateway.JsonAsync("/api/evals")).GetProperty("runs").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Evals_Runs_AreTheSameOnThePageAndUnderApi()
    {
        await using RunningGateway gateway = await StartAsync();

        string page = await gateway.Http.GetStringAsync("/evals");
        JsonElement model = (await gateway.JsonAsync("/api/evals")).GetProperty("runs")[0].GetProperty("models")[0];

        page.ShouldContain("href=\"/evals/triage-1\"");
        page.ShouldContain($"<data value=\"{model.GetProperty("pass_rate").GetRawText()}\">90%</data>");
        (await gateway.Http.GetStringAsync("/evals?csv=runs")).ShouldContain($"small,{model.GetProperty("pass_rate").GetRawText()},");
    }

    [Fact]
    public async Task ARun_Looked_SaysVerdictAndItemsAndLeadsToEachItem()
    {
        await using RunningGateway gateway = await StartAsync();

        string page = await gateway.Http.GetStringAsync("/evals/triage-1?kind=cheap_wrong&item=i1");

        page.ShouldContain("Of the same 100 items both pass 90 and both fail 0; small alone passes 0, large alone 10.");
        page.ShouldContain("href=\"/evals/triage-1?kind=cheap_wrong&amp;item=i3#item\"");
        page.ShouldContain("secret prompt 1 &lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("style=");
    }

    [Theory]
    [InlineData(CallerRole.View, false)]
    [InlineData(CallerRole.Review, true)]
    [InlineData(CallerRole.Admin, true)]
    public async Task ARun_ForARole_HasTextsOnlyWhereItMayReadThem(CallerRole role, bool mayRead)
    {
        await using RunningGateway gateway = await StartAsync(Desk.Guarded(Key, $", keys_file: \"{keys.File}\""));
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await keys.CreateAsync("vera", role));
        await gateway.KnowsAsync(gateway.Http.DefaultRequestHeaders.Authorization.Parameter!);

        string page = await gateway.Http.GetStringAsync("/evals/triage-1?item=i1");
        string csv = await gateway.Http.GetStringAsync("/evals/triage-1?csv=items");
        string twin = await gateway.Http.GetStringAsync("/api/evals/triage-1?item=i1");

        new[] { page, csv, twin }.ShouldAllBe(text => text.Contains("secret", StringComparison.Ordinal) == mayRead);
        new[] { page, csv, twin }.ShouldAllBe(text => text.Contains("i1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARun_ItsItemsAsCsv_AreAllOfThem()
    {
        await using RunningGateway gateway = await StartAsync();

        string csv = await gateway.Http.GetStringAsync("/evals/triage-1?csv=items");

        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(101);
    }

    [Theory]
    [InlineData("/evals/no-such-run", HttpStatusCode.NotFound, "no eval run")]
    [InlineData("/evals/triage-1?kind=odd", HttpStatusCode.BadRequest, "cheap_wrong")]
    [InlineData("/evals/..%2f..%2fsuffice", HttpStatusCode.NotFound, "no eval run")]
    public async Task ARun_AskedWrong_SaysWhatWouldBeRight(string path, HttpStatusCode status, string words)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage answer = await gateway.Http.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    private static Task<RunningGateway> StartAsync(string? policy = null) =>
        RunningGateway.StartAsync(policy ?? Desk.Policy, Desk.Recording, null, (".suffice/runs/triage-1.jsonl", WrittenRun.Of(i => i >= 10, _ => true)));
}
