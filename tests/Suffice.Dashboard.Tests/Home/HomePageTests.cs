using Suffice.Dashboard.Home;

namespace Suffice.Dashboard.Tests.Home;

public sealed class HomePageTests : IDisposable
{
    private readonly PastDesk desk = new();

    [Fact]
    public async Task Page_OfRequestsThatCannotBeCompared_CallsTheSavingUnknown()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { BaselineCostUsd = null });

        HomeFigures home = Read();
        string page = await PageAsync(home);

        page.ShouldContain("<data id=\"saved\" value=\"\">unknown</data>");
        page.ShouldNotContain("baseline: $0");
        HomeTables.Days(home).Rows.Single().Skip(3).Take(3).ShouldAllBe(cell => cell.Value == null);
    }

    [Fact]
    public async Task Page_OfAPolicyWithoutFloors_SaysThatNothingTells()
    {
        using PastDesk bare = new(PastDesk.Policy.Replace("    floor: 0.9\n", string.Empty, StringComparison.Ordinal));
        await bare.RecordAsync(PastDesk.Served("req_1"));

        string page = await PageAsync(Read(bare));

        page.ShouldContain("No task states a floor");
        page.ShouldNotContain("are shown to hold it");
    }

    [Fact]
    public async Task Attention_OfUnpricedCalls_LeadsToThoseCallsInThoseDays()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { CostUsd = null });

        Read().Attention.Single(item => item.Kind == AttentionKind.Unpriced).Link.ShouldBe("/requests?unpriced=true&rows=all&from=2026-10-29&to=2026-11-27");
    }

    [Fact]
    public async Task Menu_OfChosenDays_KeepsThemWherePagesHaveDays()
    {
        await desk.RecordAsync();

        string page = await Rendered.OfAsync<HomePage>(Rendered.Frame("/") with { Period = PastDesk.Month, Query = new Dictionary<string, string> { ["from"] = "2026-10-29", ["to"] = "2026-11-27" } }, Read());

        page.ShouldContain("href=\"/models?from=2026-10-29&amp;to=2026-11-27\"");
        page.ShouldContain("href=\"/evals\"");
    }

    public void Dispose() => desk.Dispose();

    private static Task<string> PageAsync(HomeFigures home) => Rendered.OfAsync<HomePage>(Rendered.Frame("/") with { Period = PastDesk.Month }, home);

    private HomeFigures Read() => Read(desk);

    private static HomeFigures Read(PastDesk desk) => new HomeReading(desk.Policies, desk.Ledger, desk.Work, desk.Floors, desk.Clock).Read(PastDesk.Month);
}
