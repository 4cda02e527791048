using System.Collections.Immutable;
using System.Globalization;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Bills;

/// <summary>Makes a series out of lines.</summary>
internal static class SeriesWriting
{
    /// <summary>Makes it.</summary>
    /// <param name="gather">The days asked for.</param>
    /// <param name="query">What is asked of them.</param>
    /// <returns>The series.</returns>
    public static Series Write(LedgerGather gather, SeriesQuery query)
    {
        SeriesStep step = SeriesBins.StepOf(query);
        ImmutableArray<SeriesBin> bins = SeriesBins.Of(query.FirstDay, query.LastDay, step);
        int[] binOfDay = [.. bins.SelectMany((bin, place) => Enumerable.Repeat(place, bin.LastDay.DayNumber - bin.FirstDay.DayNumber + 1))];
        LineFold fold = new(query.Task, query.Model, key => new LineKey(
            binOfDay[LedgerTime.Date(key.Day).DayNumber - query.FirstDay.DayNumber],
            query.ByTask ? key.Task : string.Empty,
            query.ByModel || (query.ByTask && key.IsExternal) ? key.Model : string.Empty,
            string.Empty,
            query.ByTask && key.IsExternal,
            key.IsWatch));
        Dictionary<LineKey, LineTally> lines = query is { Task: null, Model: null, ByTask: false, ByModel: false } ? gather.DayTotals(fold) : gather.Days(fold);
        IEnumerable<SeriesPoint> points = lines
            .GroupBy(line => (
                Bin: (int)line.Key.Day,
                Task: query.ByTask ? BillWriting.TaskOf(line.Key) : null,
                Model: query.ByModel ? line.Key.Model : null))
            .OrderBy(point => point.Key.Bin).ThenBy(point => point.Key.Task, StringComparer.Ordinal).ThenBy(point => point.Key.Model, StringComparer.Ordinal)
            .Select(point => new SeriesPoint(bins[point.Key.Bin], point.Key.Task, point.Key.Model, BillWriting.Line(KeyOf(bins[point.Key.Bin]), point)));

        return new Series(step, bins, [.. points]);
    }

    private static string KeyOf(SeriesBin bin) => bin.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
