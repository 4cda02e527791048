using System.Collections.Immutable;

namespace Suffice.Dashboard.Plots;

/// <summary>An axis from 0, with ticks at round numbers.</summary>
/// <param name="Top">The largest value it shows.</param>
/// <param name="Ticks">Its ticks, from 0 up.</param>
internal sealed record PlotScale(double Top, ImmutableArray<double> Ticks)
{
    private const int FewestSteps = 3;

    /// <summary>Makes one that holds a value.</summary>
    /// <param name="most">The largest value; 0 or less for an axis of 1.</param>
    /// <param name="limit">The largest the axis may ever show, such as 1 for shares.</param>
    /// <returns>The axis.</returns>
    public static PlotScale Of(double most, double limit = double.PositiveInfinity)
    {
        double wanted = most > 0 && double.IsFinite(most) ? most : Math.Min(1, limit);
        double rough = wanted / FewestSteps;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = new[] { 1, 2, 2.5, 5, 10 }.Select(part => part * power).LastOrDefault(part => part <= rough * 1.0001, power);
        int steps = (int)Math.Ceiling((wanted / step) - 1e-9);
        double top = Math.Min(steps * step, Math.Max(limit, wanted));

        return new PlotScale(top, [.. Enumerable.Range(0, steps + 1).Select(i => i * step).Where(tick => tick <= top * 1.0001)]);
    }

    /// <summary>Where a value is, in percent from the top of the drawing.</summary>
    /// <param name="value">The value.</param>
    /// <returns>0 at the top, 100 at zero.</returns>
    public double FromTop(double value) => 100 * (1 - (Math.Clamp(value, 0, Top) / Top));
}
