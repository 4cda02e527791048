using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Evaluation.Simulating;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Evaluation.Tests.Simulating;

/// <summary>A ledger whose starts were drawn: small with probability 0.8, else large; small is as good as large with probability 0.7.</summary>
public sealed class DrawnStartsTests : IDisposable
{
    private readonly LoggedDesk desk = new();

    [Fact]
    public async Task Simulate_StartsWereDrawn_EstimatesTheNewPolicyFromThoseThatStartedAsIt()
    {
        await RecordAsync(2_000);

        PolicyValue small = (await desk.SimulateAsync(desk.Policy("large"), desk.Policy("small, large"))).Value.ShouldNotBeNull();
        PolicyValue large = (await desk.SimulateAsync(desk.Policy("large"), desk.Policy("large"))).Value.ShouldNotBeNull();

        small.Robust95!.Value.Low.ShouldBeLessThan(0.7);
        small.Robust95.Value.High.ShouldBeGreaterThan(0.7);
        (small.Robust95.Value.High - small.Robust95.Value.Low).ShouldBeLessThan(0.1);
        large.Robust!.Value.ShouldBe(1, 1e-9);
        large.Effective.ShouldBeLessThan(small.Effective);
    }

    [Fact]
    public async Task Simulate_TooFewStartedSo_RefusesWithHowManyCount()
    {
        await RecordAsync(200);

        SimulationReport report = await desk.SimulateAsync(desk.Policy("large"), desk.Policy("large"));

        report.Value.ShouldBeNull();
        report.ValueRefused.ShouldNotBeNull().ShouldContain("with fewer than 100");
    }

    public void Dispose() => desk.Dispose();

    private async Task RecordAsync(int calls)
    {
        Random random = new(7);
        await using SqliteLedger ledger = new(new LedgerSettings { Path = desk.LedgerPath }, TimeProvider.System, NullLogger<SqliteLedger>.Instance);
        for (int i = 0; i < calls; i++)
        {
            bool isSmall = random.NextDouble() < 0.8;
            RequestEntry row = Row(string.Create(CultureInfo.InvariantCulture, $"req-{i:0000}"), isSmall ? "small" : "large", isSmall ? 0.8 : 0.2);
            await ledger.RecordAsync(row);
            // Half of the answers of small are compared.
            if (isSmall && random.NextDouble() < 0.5)
            {
                ShadowVerdict verdict = random.NextDouble() < 0.7 ? ShadowVerdict.Same : ShadowVerdict.Different;
                await ledger.RecordAsync(Row($"shadow-of-{row.Id}", "large", 1) with
                {
                    Outcome = RequestOutcome.Watch,
                    Endpoint = "shadow",
                    Shadow = new ShadowPair(row.Id, "small>large", "small", "large", verdict),
                });
            }
        }
    }

    private static RequestEntry Row(string id, string model, double propensity) => new()
    {
        Id = id,
        At = DateTimeOffset.UnixEpoch.AddDays(20_000),
        Task = "triage",
        Source = TaskSource.Match,
        Endpoint = "chat",
        RequestedModel = "auto",
        Outcome = RequestOutcome.Served,
        Model = model,
        Path = model,
        CostUsd = 0,
        Latency = TimeSpan.Zero,
        PolicyVersion = "one",
        PriceVersion = "one",
        Propensity = propensity,
    };
}
