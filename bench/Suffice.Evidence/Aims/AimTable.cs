using System.Globalization;

namespace Suffice.Evidence.Aims;

/// <summary>Prints figures beside what they should reach, as the documentation holds them.</summary>
internal static class AimTable
{
    /// <summary>Begins a table.</summary>
    /// <param name="title">What is measured and how.</param>
    public static void Begin(string title)
    {
        Console.WriteLine(title);
        Console.WriteLine();
        Console.WriteLine("| | figure | baseline | aim | ours [95%] | met |");
        Console.WriteLine("|---|---|---|---|---|---|");
    }

    /// <summary>Prints a figure.</summary>
    /// <param name="aim">What it should reach.</param>
    /// <param name="figure">What it reaches.</param>
    public static void Write(Aim aim, Figure figure)
    {
        string met = aim.Target is not { } target ? string.Empty
            : (aim.IsLowBetter ? figure.Value <= target : figure.Value >= target) ? "yes"
            : figure.Interval is { } i && target >= i.Low && target <= i.High ? "no, within the interval"
            : "no";
        string interval = figure.Interval is { } known ? $" [{Text(aim, known.Low)}, {Text(aim, known.High)}]" : string.Empty;
        Console.WriteLine($"| {aim.Row} | {aim.Figure} | {Text(aim, aim.Baseline)} | {Text(aim, aim.Target)} | {Text(aim, figure.Value)}{interval} | {met} |");
    }

    private static string Text(Aim aim, double? value) => value is not { } known ? string.Empty
        : aim.IsShare ? (100 * known).ToString("0.0", CultureInfo.InvariantCulture) + "%"
        : known.ToString("0.000", CultureInfo.InvariantCulture);
}
