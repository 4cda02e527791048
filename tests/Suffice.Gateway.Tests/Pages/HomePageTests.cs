using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Tasks;

namespace Suffice.Gateway.Tests.Pages;

public sealed partial class HomePageTests(DeskGateway desk)
{
    [Fact]
    public async Task Home_OfSomeRequests_SaysWhatTheBillSays()
    {
        await using RunningGateway gateway = await WithRequestsAsync();
        JsonElement bill = await gateway.JsonAsync($"/api/bill?by=none&from={Today}");

        string page = await gateway.Http.GetStringAsync("/?days=1");

        JsonElement total = bill.GetProperty("total");
        ValueOf(page, "requests").ShouldBe(3m);
        ValueOf(page, "known-cost").ShouldBe(total.GetProperty("known_cost_usd").GetDecimal());
        ValueOf(page, "saved").ShouldBe(total.GetProperty("saved_usd").GetDecimal());
        ValueOf(page, "compared").ShouldBe(2m);
        page.ShouldContain("1 of them unpriced");
    }

    [Fact]
    public async Task Overview_UnderApi_IsThePagesFigures()
    {
        await using RunningGateway gateway = await WithRequestsAsync();

        JsonElement overview = await gateway.JsonAsync("/api/overview?days=1");

        overview.GetProperty("total").GetProperty("requests").GetInt64().ShouldBe(3);
        overview.GetProperty("total").GetProperty("cost_usd").ValueKind.ShouldBe(JsonValueKind.Null);
        overview.GetProperty("attention").EnumerateArray().ShouldContain(item => item.GetProperty("kind").GetString() == "unpriced");
    }

    [Fact]
    public async Task Csv_OfATable_HoldsExactValues()
    {
        await using RunningGateway gateway = await WithRequestsAsync();

        using HttpResponseMessage response = await gateway.Http.GetAsync("/?days=1&csv=days");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("suffice-home-days.csv");
        string[] lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");
        lines[0].ShouldBe("day,requests,cost_usd,compared_cost_usd,baseline_usd,saved_usd,unpriced");
        lines[1].ShouldBe($"{Today},3,,0.003,0.05,0.047,1");
    }

    [Theory]
    [InlineData("/?days=0", HttpStatusCode.BadRequest, "days:")]
    [InlineData("/?from=2026-11-31", HttpStatusCode.BadRequest, "from:")]
    [InlineData("/?colour=red", HttpStatusCode.BadRequest, "colour:")]
    [InlineData("/?csv=nothing", HttpStatusCode.NotFound, "it has tasks, days, attention")]
    public async Task Home_AskedWrongly_IsAPageThatSaysWhatWouldBeRight(string path, HttpStatusCode status, string said)
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync(path);

        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await response.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Fact]
    public async Task Assets_NamedByThePage_AreServedAndKept()
    {
        string page = await desk.Gateway.Http.GetStringAsync("/");

        string style = StyleAddress.Match(page).Groups["path"].Value;
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync(style);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Page_Whatever_HoldsNothingInline()
    {
        string page = await desk.Gateway.Http.GetStringAsync("/?days=365");

        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        page.ShouldNotContain(" onclick");
        InlineScript.IsMatch(page).ShouldBeFalse();
    }

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal ValueOf(string page, string id) =>
        decimal.Parse(Regex.Match(page, $"<data id=\"{id}\" value=\"([^\"]*)\"").Groups[1].Value, CultureInfo.InvariantCulture);

    private static async Task<RunningGateway> WithRequestsAsync()
    {
        RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        SqliteLedger ledger = gateway.Services.GetRequiredService<SqliteLedger>();
        await ledger.RecordAsync(Row("req_1") with { CostUsd = 0.001m, KnownCostUsd = 0.001m, BaselineCostUsd = 0.02m });
        await ledger.RecordAsync(Row("req_2") with { CostUsd = 0.002m, KnownCostUsd = 0.002m, BaselineCostUsd = 0.03m });
        await ledger.RecordAsync(Row("req_3") with { CostUsd = null, KnownCostUsd = 0m, BaselineCostUsd = 0.03m });
        await gateway.WrittenAsync();

        return gateway;
    }

    private static RequestEntry Row(string id) => new()
    {
        Id = id,
        At = TimeProvider.System.GetUtcNow(),
        Task = "triage",
        Model = "small",
        Path = "small",
        Source = TaskSource.Default,
        Endpoint = "chat",
        RequestedModel = string.Empty,
        Outcome = RequestOutcome.Served,
        Latency = TimeSpan.FromMilliseconds(400),
        PolicyVersion = "p1",
        PriceVersion = "1",
    };

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex StyleAddress { get; }

    [GeneratedRegex("<script(?![^>]* src=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript { get; }
}
