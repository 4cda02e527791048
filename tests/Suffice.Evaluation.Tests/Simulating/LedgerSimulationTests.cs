using Suffice.Evaluation.Simulating;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Simulating;

public sealed class LedgerSimulationTests : IDisposable
{
    private const string Kept = ", store_content: true";
    private const string Shadowed = ", store_content: true, shadow: { rate: 1, budget: 5 }";

    private readonly LoggedDesk desk = new();

    [Fact]
    public async Task Simulate_SamePolicy_CostsWhatWasBilledAndChangesNothing()
    {
        SufficePolicy now = desk.Policy("small, large");
        await desk.ServeAsync(now, 30);

        SimulationReport report = await desk.SimulateAsync(now, desk.Policy("small, large"));

        report.Total.Exact.ShouldBe(30);
        report.Total.Differing.ShouldBe(0);
        report.Total.NowUsd.ShouldBe((30 * LoggedDesk.Small) + (10 * 10 * LoggedDesk.Small));
        report.Total.HighUsd.ShouldBe(report.Total.NowUsd);
        report.Total.LowUsd.ShouldBe(report.Total.NowUsd);
        report.Total.Quality.Difference.ShouldBe(0);
        report.Unknown.ShouldBeEmpty();
    }

    [Fact]
    public async Task Simulate_AnotherPrice_IsExactWithoutAnyText()
    {
        SufficePolicy now = desk.Policy("small, large");
        await desk.ServeAsync(now, 30);

        SimulationReport report = await desk.SimulateAsync(now, desk.Policy("small, large", price: 2));

        report.Total.HighUsd.ShouldBe(report.Total.NowUsd + (30 * LoggedDesk.Small));
        report.Total.LowUsd.ShouldBe(report.Total.HighUsd);
    }

    [Fact]
    public async Task Simulate_RungInBetween_IsExactWhereTheFirstPassedAndBoundedWhereItDidNot()
    {
        SufficePolicy now = desk.Policy("small, large");
        await desk.ServeAsync(now, 30);

        SimulationReport report = await desk.SimulateAsync(now, desk.Policy("small, mid, large"));

        report.Total.Exact.ShouldBe(20);
        report.Total.Bounded.ShouldBe(10);
        report.Total.LowUsd.ShouldBe((30 * LoggedDesk.Small) + (10 * 3 * LoggedDesk.Small));
        report.Total.HighUsd.ShouldBe(report.Total.LowUsd + (10 * 10 * LoggedDesk.Small));
        report.Unknown.ShouldContain(part => part.What.Contains("mid") && part.Calls == 10);
    }

    [Fact]
    public async Task Simulate_LastRungAlone_IsKnownFromShadowsInCostAndQuality()
    {
        SufficePolicy now = desk.Policy("small, large", Shadowed);
        await desk.ServeAsync(now, 30);

        SimulationReport report = await desk.SimulateAsync(now, desk.Policy("large", Shadowed));

        report.Total.Exact.ShouldBe(30);
        report.Total.HighUsd.ShouldBe(30 * 10 * LoggedDesk.Small);
        report.Total.Differing.ShouldBe(20);
        report.Total.Quality.Known.ShouldBe(20);
        // Of the tickets that small labels, 5, 10, 20 and 25 are labelled wrong.
        report.Total.Quality.Better.ShouldBe(4);
        report.Total.Quality.Worse.ShouldBe(0);
        report.Total.Quality.Difference!.Value.ShouldBe(4 / 30.0, 1e-12);
        report.Total.Quality.Next.ShouldBe(1);
    }

    [Theory]
    [InlineData("small, mid, large", 80, 40)]
    [InlineData("mid, large", 60, 60)]
    [InlineData("large", 60, 0)]
    public async Task Replay_DifferencesAlone_SaysWhatAFullReplaySaysWithNoMoreCallsThanItNeeds(string ladder, int wholeCalls, int partCalls)
    {
        SufficePolicy now = desk.Policy("small, large", Shadowed);
        await desk.ServeAsync(now, 60);

        SimulationReport whole = await desk.SimulateAsync(now, desk.Policy(ladder, Kept), ReplayScope.All);
        desk.Asked.ShouldBe(wholeCalls);
        SimulationReport part = await desk.SimulateAsync(now, desk.Policy(ladder, Kept), ReplayScope.Differences);

        part.Total.ShouldBe(whole.Total);
        part.Total.Exact.ShouldBe(60);
        desk.Asked.ShouldBe(partCalls);
        part.Replayed!.Asked.ShouldBe(partCalls);
        (part.Replayed.Calls + part.Replayed.Carried).ShouldBe(60);
    }

    [Fact]
    public async Task Replay_TextNotKept_IsLeftOutAndSaysWhichSettingKeepsIt()
    {
        SufficePolicy now = desk.Policy("small, large");
        await desk.ServeAsync(now, 30);

        SimulationReport report = await desk.SimulateAsync(now, desk.Policy("small, mid, large"), ReplayScope.Differences);

        report.Replayed!.Asked.ShouldBe(0);
        report.Unknown.ShouldContain(part => part.What.Contains("store_content") && part.Calls == 10);
    }

    [Fact]
    public async Task Replay_CapReached_StopsBelowItAndSaysSo()
    {
        SufficePolicy now = desk.Policy("small, large", Kept);
        await desk.ServeAsync(now, 60);

        SimulationReport report = await desk.SimulateAsync(now, desk.Policy("mid, large", Kept), ReplayScope.Differences, most: 0.003m);

        report.Replayed!.Stopped.ShouldNotBeNull().ShouldContain("0.003");
        report.Replayed.SpentUsd.ShouldBeLessThanOrEqualTo(0.003m);
        report.Total.Exact.ShouldBeLessThan(60);
    }

    [Fact]
    public async Task Simulate_EveryStartWasCertain_RefusesToSpeakByPropensities()
    {
        SufficePolicy now = desk.Policy("small, large");
        await desk.ServeAsync(now, 10);

        SimulationReport report = await desk.SimulateAsync(now, desk.Policy("large"));

        report.Value.ShouldBeNull();
        report.ValueRefused.ShouldNotBeNull().ShouldContain("propensity 1");
    }

    public void Dispose() => desk.Dispose();
}
