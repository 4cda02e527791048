using System.Collections.Immutable;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Tests.Tables;

public sealed class DataTableTests
{
    [Theory]
    [InlineData(DataTable.MostRows, DataTable.MostRows, false)]
    [InlineData(DataTable.MostRows + 1, DataTable.MostRows, true)]
    public async Task Table_OfMoreRowsThanAreRead_ShowsTheFirstAndSaysSo(int rows, int shown, bool isSaid)
    {
        PageTable table = new("names", "Names", [new PageColumn("name", "Name")], [.. Enumerable.Range(0, rows).Select(row => (ImmutableArray<Cell>)[Cell.Text($"name {row}")])]);

        string html = await Rendered.WithAsync<DataTable>(new Dictionary<string, object?> { ["Table"] = table, ["Csv"] = "?csv=names" });

        (html.Split("name 0<").Length - 1).ShouldBe(1);
        (html.Split("<tr>").Length - 2).ShouldBe(shown);
        html.Contains("The first 1,000 of 1,001 rows in this order; the CSV file has all of them.", StringComparison.Ordinal).ShouldBe(isSaid);
    }
}
