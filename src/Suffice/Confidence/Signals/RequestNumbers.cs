using System.Collections.Immutable;
using Suffice.Checks.Canonical;

namespace Suffice.Confidence.Signals;

/// <summary>The numbers of a call: how many there are and how large.</summary>
internal sealed class RequestNumbers : ISignalGroup<AskedCall>
{
    public ImmutableArray<string> Names { get; } =
        ["request.numbers", "request.distinct_numbers", "request.largest_number", "request.percents", "request.amounts", "request.operators"];

    public void Read(AskedCall source, Span<double> values)
    {
        HashSet<decimal> distinct = [];
        decimal largest = 0;
        foreach (WrittenNumber number in source.Numbers)
        {
            distinct.Add(number.Value);
            largest = Math.Max(largest, number.Value);
        }

        ReadOnlySpan<char> text = source.Text;
        values[0] = Math.Log(1 + source.Numbers.Count);
        values[1] = Math.Log(1 + distinct.Count);
        values[2] = Math.Log(1 + (double)largest);
        values[3] = Math.Log(1 + text.Count('%'));
        values[4] = Math.Log(1 + text.Count('$') + text.Count('€') + text.Count('£'));
        values[5] = Math.Log(1 + text.Count('+') + text.Count('*') + text.Count('/') + text.Count('=') + text.Count('^'));
    }
}
