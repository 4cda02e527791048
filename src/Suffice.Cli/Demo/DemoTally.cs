using System.Globalization;
using Spectre.Console;
using Suffice.Gateway;
using static System.FormattableString;

namespace Suffice.Cli.Demo;

/// <summary>Counts the calls of a demo by task and path.</summary>
internal sealed class DemoTally
{
    private readonly SortedDictionary<string, (int Calls, decimal Cost, decimal Baseline)> rows = new(StringComparer.Ordinal);

    /// <summary>The calls so far.</summary>
    public List<DemoCall> Calls { get; } = [];

    /// <summary>Counts a call.</summary>
    /// <param name="call">The call.</param>
    public void Add(DemoCall call)
    {
        Calls.Add(call);
        string key = $"{Word(call[SufficeHeaders.Task])}\t{(call.Status == 200 ? call[SufficeHeaders.Path] : $"HTTP {call.Status}")}\t{call[SufficeHeaders.Reason]}";
        (int calls, decimal cost, decimal baseline) = rows.GetValueOrDefault(key);
        rows[key] = (calls + 1, cost + Amount(call[SufficeHeaders.Cost]), baseline + Amount(call[SufficeHeaders.BaselineCost]));
    }

    /// <summary>The count in one line.</summary>
    /// <returns>The line.</returns>
    public string Line()
    {
        decimal cost = rows.Values.Sum(r => r.Cost);
        decimal baseline = rows.Values.Sum(r => r.Baseline);

        return Invariant($"{Calls.Count} calls answered: {Output.Amounts.Usd(cost)} instead of {Output.Amounts.Usd(baseline)}");
    }

    /// <summary>The count as a table.</summary>
    /// <returns>The table.</returns>
    public Table Table()
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(Line()))
            .AddColumns("task", "path", "left for", "calls", "cost", "instead of");
        foreach ((string key, (int calls, decimal cost, decimal baseline)) in rows)
        {
            string[] parts = key.Split('\t');
            table.AddRow(
                Markup.Escape(parts[0]),
                Markup.Escape(parts[1]),
                Markup.Escape(parts[2]),
                calls.ToString(CultureInfo.InvariantCulture),
                Output.Amounts.Usd(cost),
                Output.Amounts.Usd(baseline));
        }

        return table;
    }

    private static string Word(string task) => task.Length == 0 ? "(none)" : task;

    private static decimal Amount(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount) ? amount : 0m;
}
