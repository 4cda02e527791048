using System.Net;
using System.Text.Json;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Pages;

public sealed class RequestPagesTests(DeskGateway desk)
{
    private const string Hostile = "<img src=x onerror=alert(1)>\u202e\"'&<script>alert(1)</script>";

    [Fact]
    public async Task Requests_Listed_AreThoseOfTheApi()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Mixed);

        JsonElement list = await gateway.JsonAsync("/api/requests?task=triage&own=false");
        string csv = await gateway.Http.GetStringAsync("/requests?task=triage&csv=requests");

        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[1])
            .ShouldBe(list.GetProperty("requests").EnumerateArray().Select(request => request.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Requests_OfManyPages_LeadToTheOlderOnesAndKeepTheFilter()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Mixed);

        string page = await gateway.Http.GetStringAsync("/requests?task=triage&limit=2");

        page.ShouldContain("rel=\"next\"");
        string next = WebUtility.HtmlDecode(page.Split("rel=\"next\"")[0].Split("href=\"")[^1].Split('"')[0]);
        next.ShouldContain("task=triage");
        (await gateway.Http.GetStringAsync(next)).ShouldContain("Newest");
    }

    [Theory]
    [InlineData("/requests?outcome=fine", "outcome:")]
    [InlineData("/requests?cursor=x", "cursor:")]
    [InlineData("/requests?escalated=maybe", "escalated:")]
    [InlineData("/requests?limit=0", "limit:")]
    [InlineData("/requests?rows=none", "rows:")]
    public async Task Requests_AskedWrongly_AreAPageThatSaysWhatWouldBeRight(string path, string said)
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Fact]
    public async Task Requests_FormWithEmptyFields_AsksNothing() =>
        (await desk.Gateway.Http.GetAsync("/requests?search=&task=&model=&outcome=&escalated=&reason=&key=&rows=asked")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("=1+1")]
    [InlineData(" =1+1")]
    [InlineData("\u0001=1+1")]
    [InlineData("\n@SUM(1)")]
    [InlineData("\uff1d1+1")]
    public async Task Requests_AsAFile_HoldNoTextThatASpreadsheetWouldRun(string hostile)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Served("req_formula") with { Key = hostile });

        string csv = await gateway.Http.GetStringAsync("/requests?csv=requests");

        csv.ShouldContain($"'{hostile.Replace('\u0001', ' ')}");
    }

    [Fact]
    public async Task Request_OfHostileTexts_IsEscapedEverywhere()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        RequestEntry entry = PastCalls.Escalated("req_bad");
        await gateway.RecordAsync(entry with
        {
            Task = Hostile,
            SourceWhy = Hostile,
            Fingerprint = Hostile,
            Key = Hostile,
            RequestedModel = Hostile,
            Model = Hostile,
            Path = Hostile,
            Reason = Hostile,
            BaselineModel = Hostile,
            PolicyVersion = Hostile,
            PriceVersion = Hostile,
            Error = Hostile,
            Endpoint = Hostile,
            RequestContent = Hostile,
            AnswerContent = Hostile,
            Place = new PipelinePlace(Hostile, Hostile, Hostile, 1),
            Attempts = [.. entry.Attempts.Select(attempt => attempt with { Model = Hostile, Provider = Hostile, FailureMessage = Hostile, AnsweredBy = Hostile, Failure = Suffice.Providers.FailureKind.Network })],
        });

        foreach (string path in (string[])["/requests/req_bad", "/requests", "/requests/req_bad/explain", "/tasks", $"/tasks/{Uri.EscapeDataString(Hostile)}", $"/requests?search={Uri.EscapeDataString(Hostile)}", $"/requests?task={Uri.EscapeDataString(Hostile)}", "/live"])
        {
            string page = await gateway.Http.GetStringAsync(path);
            page.ShouldNotContain("<img", Case.Insensitive, path);
            page.ShouldNotContain("<script>", Case.Insensitive, path);
            page.ShouldNotContain("\u202e", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task Request_ForTheRoleView_HasNothingThatCallersOrModelsWrote()
    {
        using CallersKeys keys = new();
        (RunningGateway started, string view, string review) = await PastCalls.GuardedAsync(keys);
        await using RunningGateway gateway = started;
        await gateway.RecordAsync(PastCalls.Escalated("req_1") with { RequestContent = "secret-prompt", AnswerContent = "secret-answer", Error = "secret-error" });

        foreach (string path in (string[])["/requests/req_1", "/requests/req_1?csv=checks", "/requests/req_1?csv=attempts", "/requests/req_1/explain", "/api/requests/req_1/explain", "/requests", "/requests?search=req_1"])
        {
            (HttpStatusCode status, string text) = await gateway.GetAsync(path, view);
            status.ShouldBe(HttpStatusCode.OK, path);
            text.ShouldNotContain("secret", Case.Insensitive, path);
        }

        (_, string told) = await gateway.GetAsync("/requests/req_1", view);
        told.ShouldContain("for the roles review and admin");
        (_, string whole) = await gateway.GetAsync("/requests/req_1", review);
        whole.ShouldContain("secret-prompt");
        whole.ShouldContain("secret-answer");
        whole.ShouldContain("secret-finding");
        (_, string api) = await gateway.GetAsync("/api/requests/req_1", view);
        api.ShouldNotContain("secret-finding");
    }

    [Theory]
    [InlineData("/live/events")]
    [InlineData("/api/live")]
    [InlineData("/api/standings")]
    [InlineData("/api/standings/triage")]
    [InlineData("/api/requests/req_1/explain")]
    public async Task Pages_WithoutAKey_AreNotShown(string path)
    {
        using CallersKeys keys = new();
        (RunningGateway started, _, _) = await PastCalls.GuardedAsync(keys);
        await using RunningGateway gateway = started;
        await gateway.RecordAsync(PastCalls.Served("req_1"));

        (HttpStatusCode status, string text) = await gateway.GetAsync(path, key: null);

        status.ShouldBe(HttpStatusCode.Unauthorized);
        text.ShouldNotContain("triage desk");
    }

    [Fact]
    public async Task Explain_OfALiveCall_IsWhatADryRunTells()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy.Replace("why: one of two labels", "why: one of two labels\n    store_content: true", StringComparison.Ordinal), Desk.Recording);
        using HttpResponseMessage answer = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Where is my parcel?"));
        using HttpResponseMessage dry = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Where is my parcel?"), ("x-suffice-dry-run", "1"));
        await gateway.WrittenAsync();

        JsonElement today = await gateway.JsonAsync($"/api/requests/{answer.Headers.GetValues("x-suffice-request").Single()}/explain");

        JsonElement plan = JsonDocument.Parse(await dry.Content.ReadAsStringAsync()).RootElement;
        foreach (JsonProperty said in plan.EnumerateObject().Where(said => said.Name != "rungs"))
        {
            JsonElement.DeepEquals(today.GetProperty("now").GetProperty(said.Name), said.Value).ShouldBeTrue(said.Name);
        }

        today.GetProperty("now").GetProperty("rungs")[0].GetProperty("prompt_cost_usd").GetDecimal().ShouldBe(plan.GetProperty("rungs")[0].GetProperty("prompt_cost_usd").GetDecimal());
        today.GetProperty("changes").GetArrayLength().ShouldBe(0);
    }
}
