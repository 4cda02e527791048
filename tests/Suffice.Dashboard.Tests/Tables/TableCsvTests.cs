using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Dashboard.Tests.Tables;

public sealed class TableCsvTests
{
    private static readonly PageTable Table = new(
        "calls",
        "Calls",
        [
            new PageColumn("name", "Name"),
            new PageColumn("cost_usd", "Cost", CellKind.Usd),
            new PageColumn("share", "Share", CellKind.Share) { HasInterval = true },
            new PageColumn("at", "When", CellKind.Time),
        ],
        [
            [Cell.Text("=cmd,\"x\""), Cell.Usd(0.0000001m), Cell.Share(0.5, new Interval(0.25, 0.75)), Cell.Time(new DateTimeOffset(2026, 11, 27, 1, 2, 3, TimeSpan.Zero))],
            [Cell.Text("b"), Cell.Usd(null), Cell.Share(null), Cell.Time(null)],
        ]);

    [Fact]
    public void Write_AnyTable_HoldsExactValuesAndNothingForUnknown() => TableCsv.Write(Table).ShouldBe(
        "name,cost_usd,share,share_low,share_high,at\r\n\"'=cmd,\"\"x\"\"\",0.0000001,0.5,0.25,0.75,2026-11-27T01:02:03Z\r\nb,,,,,\r\n");

    [Theory]
    [InlineData("cost_usd")]
    [InlineData("-cost_usd")]
    public void SortedBy_AColumn_PutsUnknownLast(string order) =>
        Table.SortedBy(order).Rows[^1][0].Value.ShouldBe("b");

    [Fact]
    public void SortedBy_AName_GoesFromAOn() =>
        Table.SortedBy("-name").Rows.Select(row => row[0].Value).ShouldBe(["b", "=cmd,\"x\""]);

    [Fact]
    public void SortedBy_NoColumn_LeavesTheOrder() => Table.SortedBy("nothing").ShouldBeSameAs(Table);
}
