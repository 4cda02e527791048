using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Api;

/// <summary>The management API as a page or a program sees it.</summary>
public sealed class ManagementApiTests(DeskGateway desk)
{
    [Fact]
    public async Task ARequest_IsListed_AndFoundWithItsAttemptsAndFindings()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpResponseMessage answer = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Where is my parcel?"));
        string id = answer.Headers.GetValues("x-suffice-request").Single();
        await gateway.WrittenAsync();

        JsonElement list = await gateway.JsonAsync("/api/requests?task=triage&escalated=true&reason=one_of");
        JsonElement one = await gateway.JsonAsync($"/api/requests/{id}");

        list.GetProperty("requests").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(id);
        list.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        one.GetProperty("path").GetString().ShouldBe("small>large");
        JsonElement first = one.GetProperty("attempts")[0];
        first.GetProperty("outcome").GetString().ShouldBe("rejected");
        first.GetProperty("checks")[0].GetProperty("check").GetString().ShouldBe("one_of");
        first.GetProperty("checks")[0].GetProperty("kind").GetString().ShouldBe("failed");
    }

    [Fact]
    public async Task Pages_FollowedByTheirCursor_HoldEachRequestOnce()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        for (int call = 0; call < 5; call++)
        {
            (await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"))).Dispose();
        }

        await gateway.WrittenAsync();
        List<string> seen = [];
        for (string? cursor = string.Empty; cursor is not null;)
        {
            JsonElement page = await gateway.JsonAsync($"/api/requests?limit=2{cursor}");
            seen.AddRange(page.GetProperty("requests").EnumerateArray().Select(request => request.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }

        seen.Count.ShouldBe(5);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task Search_OfAnIdAndACost_FindsTheRequestAndTheWayBack()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        (await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"))).Dispose();
        using HttpResponseMessage answer = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Where is my parcel?"));
        string id = answer.Headers.GetValues("x-suffice-request").Single();
        await gateway.WrittenAsync();

        JsonElement found = await gateway.JsonAsync($"/api/requests?search={id}");
        JsonElement dear = await gateway.JsonAsync("/api/requests?min_cost=1000");
        JsonElement first = await gateway.JsonAsync("/api/requests?limit=1");
        JsonElement second = await gateway.JsonAsync($"/api/requests?limit=1&cursor={first.GetProperty("next").GetString()}");
        JsonElement back = await gateway.JsonAsync($"/api/requests?limit=1&before={second.GetProperty("previous").GetString()}");

        found.GetProperty("requests").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(id);
        dear.GetProperty("requests").GetArrayLength().ShouldBe(0);
        first.GetProperty("previous").ValueKind.ShouldBe(JsonValueKind.Null);
        back.GetProperty("requests")[0].GetProperty("id").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("/api/requests?outcome=fine", "outcome", "served_unpassed")]
    [InlineData("/api/requests?limit=0", "limit", "1 to 1000")]
    [InlineData("/api/requests?limit=1001", "limit", "1 to 1000")]
    [InlineData("/api/requests?limit=ten", "limit", "1 to 1000")]
    [InlineData("/api/requests?escalated=yes", "escalated", "true nor false")]
    [InlineData("/api/requests?from=yesterday", "from", "2026-11-01")]
    [InlineData("/api/requests?to=", "to", "2026-11-01")]
    [InlineData("/api/requests?cursor=req_1", "cursor", "first page")]
    [InlineData("/api/requests?before=req_1", "before", "first page")]
    [InlineData("/api/requests?before=1.1&cursor=1.1", "before", "one of them")]
    [InlineData("/api/requests?min_cost=-1", "min_cost", "0.05")]
    [InlineData("/api/requests?min_cost=0,5", "min_cost", "0.05")]
    [InlineData("/api/requests?tasks=triage", "tasks", "task, model, key")]
    [InlineData("/api/requests?task=a&task=b", "task", "once")]
    [InlineData("/api/bill?by=week", "by", "task, model, day")]
    [InlineData("/api/tasks?name=x", "name", "is not a parameter")]
    public async Task ABadFilter_IsRefused_NamingTheParameterAndWhatWouldBeRight(string path, string parameter, string right)
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        error.GetProperty("param").GetString().ShouldBe(parameter);
        error.GetProperty("message").GetString()!.ShouldContain(right);
    }

    [Fact]
    public async Task AnUnknownRequest_IsNotFound()
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync("/api/requests/req_none");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Models_HaveTheirPrices_WithSourceAndDate()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy.Replace("providers:", "providers:\n  anthropic: { protocol: anthropic, base_url: \"http://127.0.0.1:1\" }", StringComparison.Ordinal), Desk.Recording);

        JsonElement models = (await gateway.JsonAsync("/api/models")).GetProperty("models");

        JsonElement small = models.EnumerateArray().Single(model => model.GetProperty("name").GetString() == "small");
        small.GetProperty("price").GetProperty("tokens").GetProperty("input").GetDecimal().ShouldBe(1);
        JsonElement known = models.EnumerateArray().First(model => model.GetProperty("provider").GetString() == "anthropic");
        known.GetProperty("price").GetProperty("source").GetString().ShouldNotBeNullOrEmpty();
        known.GetProperty("price").GetProperty("checked_on").GetString().ShouldNotBeNullOrEmpty();
    }
}
