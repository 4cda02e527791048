using System.Collections.Immutable;

namespace Suffice.Ledger.Bills;

/// <summary>Cuts days into the stretches of a series.</summary>
internal static class SeriesBins
{
    // A quarter is told by days, and what a plot of common width can still show by weeks.
    private const int MostDays = 92;
    private const int MostDaysByWeek = 549;
    private const int DaysOfAWeek = 7;

    /// <summary>The step asked for, or the one that fits.</summary>
    public static SeriesStep StepOf(SeriesQuery query)
    {
        int days = query.LastDay.DayNumber - query.FirstDay.DayNumber + 1;

        return query.Step != SeriesStep.Fitting ? query.Step
            : days <= MostDays ? SeriesStep.Day
            : days <= MostDaysByWeek ? SeriesStep.Week
            : SeriesStep.Month;
    }

    /// <summary>The stretches, the earliest first.</summary>
    public static ImmutableArray<SeriesBin> Of(DateOnly first, DateOnly last, SeriesStep step)
    {
        ImmutableArray<SeriesBin>.Builder bins = ImmutableArray.CreateBuilder<SeriesBin>();
        for (DateOnly from = first; from <= last; from = bins[^1].LastDay.AddDays(1))
        {
            DateOnly end = EndOf(from, step);
            bins.Add(new SeriesBin(from, end < last ? end : last));
        }

        return bins.DrainToImmutable();
    }

    private static DateOnly EndOf(DateOnly day, SeriesStep step) => step switch
    {
        SeriesStep.Week => day.AddDays(DaysOfAWeek - 1 - ((int)(day.DayOfWeek + DaysOfAWeek - 1) % DaysOfAWeek)),
        SeriesStep.Month => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
        _ => day,
    };
}
