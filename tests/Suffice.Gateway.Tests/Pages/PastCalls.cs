using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Callers;
using Suffice.Checks;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Gateway.Tests.Pages;

/// <summary>Calls that a gateway's ledger has, of today.</summary>
internal static class PastCalls
{
    public static RequestEntry Served(string id) => new()
    {
        Id = id,
        At = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        Task = "triage",
        Source = TaskSource.Match,
        SourceWhy = "rule 1",
        Fingerprint = "fp1_abc",
        Endpoint = "chat",
        RequestedModel = "gpt-5",
        Outcome = RequestOutcome.Served,
        Model = "small",
        Path = "small",
        CostUsd = 0.001m,
        KnownCostUsd = 0.001m,
        BaselineCostUsd = 0.01m,
        BaselineModel = "large",
        Latency = TimeSpan.FromMilliseconds(200),
        PolicyVersion = "v1",
        PriceVersion = "p1",
        Attempts = [Attempt("small", AttemptOutcome.Accepted)],
    };

    public static RequestEntry Escalated(string id) => Served(id) with
    {
        Model = "large",
        Path = "small>large",
        Reason = "one_of",
        Attempts = [Attempt("small", AttemptOutcome.Rejected) with { Checks = [new CheckOutcome("one_of", FindingKind.Failed, "the answer is secret-finding")] }, Attempt("large", AttemptOutcome.Accepted)],
    };

    public static AttemptEntry Attempt(string model, AttemptOutcome outcome) => new()
    {
        Number = 0,
        Purpose = AttemptPurpose.Answer,
        Rung = 0,
        Model = model,
        Provider = "recorded",
        At = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        Latency = TimeSpan.FromMilliseconds(150),
        Outcome = outcome,
        Usage = new TokenUsage { Input = 100, Output = 10, Basis = UsageBasis.Reported },
        Cost = new PricedUsage(0.001m, "row"),
    };

    /// <summary>Some of every kind that a page counts.</summary>
    public static RequestEntry[] Mixed { get; } =
    [
        Served("req_1"),
        Served("req_2") with { Key = "ci" },
        Escalated("req_3"),
        Escalated("req_4") with { CostUsd = null },
        Served("req_5") with { Model = null, Path = "small", Outcome = RequestOutcome.Refused, Reason = "one_of", BaselineCostUsd = 0m },
        Served("req_6") with { Task = "renamed" },
        Served("req_7") with { Task = null, Source = TaskSource.NamedModel },
        Served("req_8") with { Task = null, Model = "ocr", Path = string.Empty, Endpoint = "external", Place = new PipelinePlace("flow", "scan", "run_1", 1) },
        Served("req_9") with { Outcome = RequestOutcome.Watch, Endpoint = "shadow", BaselineCostUsd = null },
        Served("req_10") with { Outcome = RequestOutcome.Run, Task = null, Place = new PipelinePlace("flow", string.Empty, "run_1") },
        Served("req_11") with { Outcome = RequestOutcome.Failed, Model = null, Reason = "rate_limited", Path = "small>large" },
    ];

    public static async Task RecordAsync(this RunningGateway gateway, params RequestEntry[] entries)
    {
        SqliteLedger ledger = gateway.Services.GetRequiredService<SqliteLedger>();
        foreach (RequestEntry entry in entries)
        {
            await ledger.RecordAsync(entry);
        }

        await gateway.WrittenAsync();
    }

    /// <summary>Gets a page as the holder of a key.</summary>
    public static async Task<(System.Net.HttpStatusCode Status, string Text)> GetAsync(this RunningGateway gateway, string path, string? key)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage response = await gateway.Http.SendAsync(request);

        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A gateway that needs keys, and a key of each role.</summary>
    public static async Task<(RunningGateway Gateway, string View, string Review)> GuardedAsync(CallersKeys keys)
    {
        string view = await keys.CreateAsync("looker", CallerRole.View);
        string review = await keys.CreateAsync("reviewer", CallerRole.Review);
        RunningGateway gateway = await RunningGateway.StartAsync(Desk.Guarded("admins", $", keys_file: \"{keys.File}\""), Desk.Recording);

        return (gateway, view, review);
    }
}
