using System.Collections.Immutable;
using System.Globalization;
using Suffice.Drift;

namespace Suffice.Watching.Alarms;

/// <summary>Watches a mix of kinds (fixed parts of prompts, reasons): the first five hundred are the reference, each later five hundred are held against them.</summary>
internal sealed record MixWatch
{
    // Rarer kinds count together: a bin of a few counts tells nothing.
    private const int MostKinds = 20;
    private const string Others = "";

    /// <summary>The reference, by kind.</summary>
    public ImmutableSortedDictionary<string, long> Before { get; init; } = Empty;

    /// <summary>The window that is being filled, by kind.</summary>
    public ImmutableSortedDictionary<string, long> Now { get; init; } = Empty;

    private static ImmutableSortedDictionary<string, long> Empty => ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    /// <param name="kind">Its kind.</param>
    /// <returns>What is known then, and the comparison when this one filled a window.</returns>
    public (MixWatch Next, WindowTest? Test) Add(string kind)
    {
        if (Before.Values.Sum() < ValueWatch.Window)
        {
            return (this with { Before = Counted(Before, kind) }, null);
        }

        ImmutableSortedDictionary<string, long> filling = Counted(Now, kind);

        return filling.Values.Sum() < ValueWatch.Window ? (this with { Now = filling }, null) : (this with { Now = Empty }, Compare(filling));
    }

    private static ImmutableSortedDictionary<string, long> Counted(ImmutableSortedDictionary<string, long> counts, string kind)
    {
        string key = counts.ContainsKey(kind) || counts.Count < MostKinds * 5 ? kind : Others;

        return counts.SetItem(key, counts.GetValueOrDefault(key) + 1);
    }

    private WindowTest Compare(ImmutableSortedDictionary<string, long> now)
    {
        string[] kinds = [.. Before.Keys.Union(now.Keys)
            .OrderByDescending(kind => Before.GetValueOrDefault(kind) + now.GetValueOrDefault(kind))
            .ThenBy(kind => kind, StringComparer.Ordinal)
            .Take(MostKinds)];
        PopulationStability stability = PopulationStability.Of(CountsOf(Before, kinds), CountsOf(now, kinds));

        // The kind that moved most is what a person wants to know first.
        string most = kinds.MaxBy(kind => Math.Abs(now.GetValueOrDefault(kind) - Before.GetValueOrDefault(kind))) ?? Others;

        return new WindowTest(stability.IsAlarm, false, string.Create(
            CultureInfo.InvariantCulture,
            $"\"{most}\" {now.GetValueOrDefault(most)} of {ValueWatch.Window} where it was {Before.GetValueOrDefault(most)}; stability index {stability.Index:0.00} (p {stability.Probability:0.0e0})"));
    }

    private static long[] CountsOf(ImmutableSortedDictionary<string, long> counts, string[] kinds)
    {
        long rest = counts.Values.Sum();
        long[] bins = new long[kinds.Length + 1];
        for (int i = 0; i < kinds.Length; i++)
        {
            bins[i] = counts.GetValueOrDefault(kinds[i]);
            rest -= bins[i];
        }

        bins[^1] = rest;

        return bins;
    }
}
