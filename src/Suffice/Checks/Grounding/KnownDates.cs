using Suffice.Checks.Canonical;

namespace Suffice.Checks.Grounding;

/// <summary>The dates a text states, found again in any usual form and where one side leaves out the year or the day.</summary>
internal sealed class KnownDates
{
    private readonly HashSet<(int Year, int Month, int Day)> stated = [];
    private readonly HashSet<(int Year, int Month, int Day)> shortened = [];

    public KnownDates(string text)
    {
        foreach (WrittenDate date in WrittenDate.FindAll(text))
        {
            Add(date.Year, date.Month, date.Day);
            if (date.MayBeSwapped)
            {
                Add(date.Year, date.Day, date.Month);
            }
        }
    }

    /// <summary>True when the text states the same day, as far as both state it.</summary>
    public bool Contains(WrittenDate date) =>
        Contains(date.Year, date.Month, date.Day) || (date.MayBeSwapped && Contains(date.Year, date.Day, date.Month));

    private void Add(int year, int month, int day)
    {
        stated.Add((year, month, day));
        shortened.Add((0, month, day));
        shortened.Add((year, month, 0));
        shortened.Add((0, month, 0));
    }

    private bool Contains(int year, int month, int day) =>
        stated.Contains((year, month, day)) || stated.Contains((0, month, day)) || stated.Contains((year, month, 0))
        || ((year == 0 || day == 0) && shortened.Contains((year, month, day)));
}
