using System.Collections.Immutable;
using Suffice.Checks.Agreeing;
using Suffice.Checks.Arithmetic;
using Suffice.Checks.Canonical;

namespace Suffice.Confidence.Signals;

/// <summary>The sums an answer states, worked out again, and whether its end follows from them.</summary>
internal sealed class WorkedSums : ISignalGroup<GivenAnswer>
{
    public ImmutableArray<string> Names { get; } =
    [
        "sums.stated", "sums.wrong", "sums.wrong_share", "sums.marked_end", "sums.end_is_last_result", "sums.end_is_a_result", "sums.results_unused", "sums.equal_signs", "sums.unread_share",
    ];

    public void Read(GivenAnswer source, Span<double> values)
    {
        string text = TextOf(source);
        SumTally tally = StatedEquation.Tally(text);
        int signs = text.AsSpan().Count('=');
        decimal? end = FinalNumber.Of(source.Text);
        values[0] = Math.Log(1 + tally.Results.Count);
        values[1] = Math.Log(1 + tally.Wrong);
        values[2] = tally.Results.Count == 0 ? double.NaN : (double)tally.Wrong / tally.Results.Count;
        values[3] = FinalNumber.IsMarked(source.Text) ? 1 : 0;
        values[4] = end is { } last && tally.Results.Count > 0 ? (tally.Results[^1] == last ? 1 : 0) : double.NaN;
        values[5] = end is { } any && tally.Results.Count > 0 ? (tally.Results.Contains(any) ? 1 : 0) : double.NaN;
        values[6] = tally.Results.Count == 0 ? double.NaN : Math.Log(1 + UnusedIn(text, tally));
        values[7] = Math.Log(1 + signs);
        values[8] = signs == 0 ? double.NaN : 1 - ((double)tally.Results.Count / signs);
    }

    private static string TextOf(GivenAnswer source)
    {
        if (source.Json is not { } json)
        {
            return source.Text;
        }

        List<string> texts = [];
        JsonScalar.ForEachString(json, texts.Add);
        return string.Join('\n', texts);
    }

    // A result that is worked out and never said again leads nowhere.
    private static int UnusedIn(string text, SumTally tally)
    {
        List<decimal> said = [.. WrittenNumber.FindAll(text).Select(number => number.Value)];
        return tally.Results.Distinct().Count(result => said.Count(number => number == Math.Abs(result)) == tally.Results.Count(other => other == result));
    }
}
