using CsCheck;
using Suffice.Ledger;
using Suffice.Ledger.Bills;

namespace Suffice.Tests.Ledger.Bills;

/// <summary>Requests over time, counted as bills count them.</summary>
public sealed class SeriesTests : IDisposable
{
    private static readonly DateOnly Fourth = new(2026, 11, 4);

    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task ReadSeries_ByDay_HasAPointForEachDayThatHasRequestsAndABinForEachDay()
    {
        await file.RecordAsync(
            Entries.Request("req_1"),
            Entries.Request("req_2") with { Path = "haiku>sonnet", Model = "sonnet", CostUsd = null },
            Entries.Request("req_3") with { At = Entries.Noon.AddDays(2) });

        Series series = file.Reader.ReadSeries(new SeriesQuery { FirstDay = Fourth, LastDay = Fourth.AddDays(3) });

        series.Step.ShouldBe(SeriesStep.Day);
        series.Bins.Select(bin => bin.FirstDay).ShouldBe([Fourth, Fourth.AddDays(1), Fourth.AddDays(2), Fourth.AddDays(3)]);
        series.Points.Select(point => (point.Bin.FirstDay, point.Line.Key, point.Line.Requests, point.Line.Escalated, point.Line.Unpriced)).ShouldBe(
        [
            (Fourth, "2026-11-04", 2, 1, 1),
            (Fourth.AddDays(2), "2026-11-06", 1, 0, 0),
        ]);
    }

    [Fact]
    public async Task ReadSeries_ByTaskAndModel_TellsThemApart()
    {
        await file.RecordAsync(
            Entries.Request("req_1"),
            Entries.Request("req_2") with { Model = "sonnet" },
            Entries.Request("req_3") with { Task = "caption" },
            Entries.Request("req_4") with { Task = null, Place = new PipelinePlace("message", "send", "run_1"), Model = "post" });

        Series series = file.Reader.ReadSeries(new SeriesQuery { FirstDay = Fourth, LastDay = Fourth, ByTask = true, ByModel = true });

        series.Points.Select(point => (point.Task, point.Model)).ShouldBe([("caption", "haiku"), ("external: post", "post"), ("triage", "haiku"), ("triage", "sonnet")]);
    }

    [Theory]
    [InlineData(1, SeriesStep.Day, 1)]
    [InlineData(92, SeriesStep.Day, 92)]
    [InlineData(93, SeriesStep.Week, 14)]
    [InlineData(365, SeriesStep.Week, 53)]
    [InlineData(600, SeriesStep.Month, 21)]
    public async Task ReadSeries_TimeOfAnyLength_IsCutAsFits(int days, SeriesStep step, int bins)
    {
        await file.RecordAsync(Entries.Request("req_1"));

        Series series = file.Reader.ReadSeries(new SeriesQuery { FirstDay = Fourth.AddDays(1 - days), LastDay = Fourth });

        series.Step.ShouldBe(step);
        series.Bins.Length.ShouldBe(bins);
        series.Points.ShouldHaveSingleItem().Bin.ShouldBe(series.Bins[^1]);
    }

    [Fact]
    public async Task ReadSeries_ByWeek_BeginsOnMondayAndIsCutAtBothEnds()
    {
        await file.RecordAsync(Entries.Request("req_1"));

        Series series = file.Reader.ReadSeries(new SeriesQuery { FirstDay = Fourth, LastDay = Fourth.AddDays(8), Step = SeriesStep.Week });

        series.Bins.ShouldBe([new SeriesBin(Fourth, new DateOnly(2026, 11, 8)), new SeriesBin(new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 12))]);
    }

    [Fact]
    public async Task ReadSeries_LastDayBeforeTheFirst_IsRefused()
    {
        await file.RecordAsync();

        Should.Throw<ArgumentException>(() => file.Reader.ReadSeries(new SeriesQuery { FirstDay = Fourth, LastDay = Fourth.AddDays(-1) }));
    }

    [Fact]
    public async Task ReadSeries_AnyRows_PointsTogetherAreTheBill() =>
        await Gen.Select(Entries.Generate.Array[1, 30], Gen.Enum<SeriesStep>(), Gen.Bool, Gen.Bool).SampleAsync(
            async (entries, step, byTask, byModel) =>
            {
                using LedgerFile other = new();
                await other.RecordAsync(entries);

                Series series = other.Reader.ReadSeries(
                    new SeriesQuery { FirstDay = Fourth, LastDay = Fourth.AddDays(3), Step = step, ByTask = byTask, ByModel = byModel });

                BillLine total = other.Reader.ReadBill(new BillQuery { To = Entries.Noon.AddDays(3.5) }).Total;
                series.Points.Sum(point => point.Line.Requests).ShouldBe(total.Requests);
                series.Points.Sum(point => point.Line.KnownCostUsd).ShouldBe(total.KnownCostUsd);
                series.Points.Sum(point => point.Line.ComparedBaselineUsd).ShouldBe(total.ComparedBaselineUsd);
                series.Points.Sum(point => point.Line.Escalated).ShouldBe(total.Escalated);
            },
            iter: 15,
            threads: 1);
}
