using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Suffice.Gateway.Tests.Pages;

public sealed partial class TaskPagesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/tasks")]
    [InlineData("/tasks/triage")]
    [InlineData("/tasks/renamed")]
    [InlineData("/tasks/-")]
    [InlineData("/pipelines")]
    [InlineData("/pipelines/flow")]
    public async Task EveryCount_FollowedToItsCalls_IsExactlyThoseCalls(string path)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Mixed);
        string page = await gateway.Http.GetStringAsync($"{path}?days=7");

        (string Link, int Counted)[] counts = [.. CountLink.Matches(page).Select(match => (WebUtility.HtmlDecode(match.Groups["link"].Value), int.Parse(match.Groups["count"].Value)))];

        counts.ShouldNotBeEmpty();
        foreach ((string link, int counted) in counts)
        {
            string csv = await gateway.Http.GetStringAsync($"{link}&limit=1000&csv=requests");
            (csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1).ShouldBe(counted, link);
        }
    }

    [Theory]
    [InlineData("/tasks", "csv=tasks")]
    [InlineData("/tasks/triage", "csv=rungs")]
    [InlineData("/models", "sort=models.-calls#models")]
    public async Task Links_OfDaysThatHaveEnded_KeepTheirEnd(string path, string link)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Mixed);

        string page = WebUtility.HtmlDecode(await gateway.Http.GetStringAsync($"{path}?from=2026-01-01&to=2026-12-31"));

        page.ShouldContain($"href=\"{path}?from=2026-01-01&to=2026-12-31&{link}\"");
    }

    [Fact]
    public async Task Tasks_AddUp_ToTheBill()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Mixed);

        JsonElement standings = await gateway.JsonAsync("/api/standings?days=7");
        JsonElement bill = (await gateway.JsonAsync("/api/bill?by=task")).GetProperty("lines");

        JsonElement[] seen = [.. standings.GetProperty("tasks").EnumerateArray().Where(task => task.GetProperty("bill").ValueKind != JsonValueKind.Null)];
        seen.Length.ShouldBe(bill.GetArrayLength());
        foreach (JsonElement line in bill.EnumerateArray())
        {
            JsonElement task = seen.Single(task => task.GetProperty("task").GetString() == line.GetProperty("key").GetString());
            JsonElement.DeepEquals(task.GetProperty("bill"), line).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Task_UnderApi_IsThePagesFigures()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Mixed);

        JsonElement task = await gateway.JsonAsync("/api/standings/triage?days=7");
        string page = await gateway.Http.GetStringAsync("/tasks/triage?days=7");

        page.ShouldContain($"<data id=\"requests\" value=\"{task.GetProperty("task").GetProperty("bill").GetProperty("requests").GetInt64()}\"");
        page.ShouldContain($"<data id=\"saved\" value=\"{task.GetProperty("task").GetProperty("bill").GetProperty("saved_usd").GetDecimal()}\"");
        task.GetProperty("rungs")[0].GetProperty("served").GetProperty("hits").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task Task_ThatNobodyKnows_IsNotFoundAndSaysWhereTheyAre()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.Http.GetAsync("/tasks/%3Cscript%3E");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        string page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("/tasks lists them");
        page.ShouldNotContain("<script>");
    }

    [GeneratedRegex("<a href=\"(?<link>/requests\\?[^\"]*)\"><data (?:id=\"[a-z-]*\" )?value=\"(?<count>[0-9]+)\"")]
    private static partial Regex CountLink { get; }
}
