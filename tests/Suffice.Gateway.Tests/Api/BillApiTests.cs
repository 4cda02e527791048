using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Tasks;

namespace Suffice.Gateway.Tests.Api;

/// <summary><c>GET /api/bill?pipeline=NAME</c>: the bill of a pipeline's runs.</summary>
public sealed class BillApiTests(DeskGateway desk)
{
    [Fact]
    public async Task Pipeline_ThatTheLedgerSaw_IsBilledByItsSteps()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        SqliteLedger ledger = gateway.Services.GetRequiredService<SqliteLedger>();
        await ledger.RecordAsync(Row("call_1", "classify") with { Task = "triage", Model = "small", Path = "small", CostUsd = 0.002m, KnownCostUsd = 0.002m, BaselineCostUsd = 0.02m });
        await ledger.RecordAsync(Row("run_1", string.Empty) with { Outcome = RequestOutcome.Run });
        await gateway.WrittenAsync();

        JsonElement bill = await gateway.JsonAsync("/api/bill?pipeline=message");

        bill.GetProperty("source").GetString().ShouldBe("ledger");
        bill.GetProperty("lines").EnumerateArray().Single().GetProperty("step").GetString().ShouldBe("classify");
        bill.GetProperty("per_run").GetProperty("saved").GetProperty("low").GetDecimal().ShouldBe(0.018m);
        bill.GetProperty("per_thousand").GetProperty("after").GetProperty("high").GetDecimal().ShouldBe(2m);
    }

    [Theory]
    [InlineData("/api/bill?pipeline=nothing", HttpStatusCode.NotFound, "pipeline")]
    [InlineData("/api/bill?pipeline=", HttpStatusCode.NotFound, "pipeline")]
    [InlineData("/api/bill?pipeline=message&by=day", HttpStatusCode.BadRequest, "by")]
    [InlineData("/api/bill?pipeline=message&from=yesterday", HttpStatusCode.BadRequest, "from")]
    public async Task Pipeline_NotToBeBilled_IsRefusedNamingTheParameter(string path, HttpStatusCode wanted, string parameter)
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync(path);

        response.StatusCode.ShouldBe(wanted);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("param").GetString().ShouldBe(parameter);
    }

    private static RequestEntry Row(string id, string step) => new()
    {
        Id = id,
        At = TimeProvider.System.GetUtcNow(),
        Source = TaskSource.Default,
        Endpoint = "pipeline",
        RequestedModel = string.Empty,
        Outcome = RequestOutcome.Served,
        CostUsd = 0m,
        BaselineCostUsd = 0m,
        Latency = TimeSpan.FromMilliseconds(400),
        PolicyVersion = "p1",
        PriceVersion = "1",
        Place = new PipelinePlace("message", step, "run_1"),
    };
}
