using System.Collections.Immutable;
using Suffice.Dashboard.Plots;

namespace Suffice.Dashboard.Tests.Plots;

public sealed class DayPlotTests
{
    [Fact]
    public async Task Line_OfADayAmongManyThatAreUnknown_IsSeen()
    {
        ImmutableArray<double?> values = [.. Enumerable.Range(0, 90).Select(day => day is 10 or 20 or 21 ? 0.5 : default(double?))];

        string plot = await Rendered.WithAsync<DayPlot>(new Dictionary<string, object?>
        {
            ["Name"] = "escalation",
            ["Title"] = "Escalation",
            ["Labels"] = Enumerable.Range(0, 90).Select(day => $"day {day}").ToImmutableArray(),
            ["Series"] = ImmutableArray.Create(new PlotSeries("escalated", values, PlotShape.Line)),
        });

        plot.Split("class=\"dot").Length.ShouldBe(2);
    }
}
