using System.Collections.Immutable;
using Suffice.Dashboard.Times;
using Suffice.Reports;

namespace Suffice.Dashboard.Tables;

/// <summary>The address of the page that lists the very calls behind a number.</summary>
public static class CallsLink
{
    /// <summary>Stands in an address for what has no value, such as requests of no task; an empty text there asks nothing.</summary>
    public const string None = "-";

    /// <summary>Makes it.</summary>
    /// <param name="period">The days that the number is of.</param>
    /// <param name="filters">What the page is asked, such as <c>task</c> and a name; an empty text asks for those that have none, <see langword="null"/> asks nothing.</param>
    /// <returns>The address, from the root of the gateway.</returns>
    public static string Of(Period period, params ImmutableArray<(string Name, string? Value)> filters)
    {
        ArgumentNullException.ThrowIfNull(period);
        IEnumerable<string> asked = filters
            .Where(filter => filter.Value is not null)
            .Select(filter => $"{filter.Name}={Uri.EscapeDataString(filter.Value is { Length: > 0 } value ? value : None)}")
            .Append(QueryOf(period));

        return $"/requests?{string.Join('&', asked)}";
    }

    /// <summary>The address of another page for the same days, so that a figure is followed in the time it is of.</summary>
    /// <param name="path">The page's path, from the root of the gateway.</param>
    /// <param name="period">The days.</param>
    /// <returns>The address.</returns>
    public static string PageOf(string path, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);

        return $"{path}?{QueryOf(period)}";
    }

    private static string QueryOf(Period period) => $"from={Figures.Day(period.FirstDay)}&to={Figures.Day(period.LastDay)}";
}
