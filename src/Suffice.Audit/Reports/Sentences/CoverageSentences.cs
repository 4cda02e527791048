using System.Collections.Immutable;
using Suffice.Reports;

namespace Suffice.Audit.Reports.Sentences;

/// <summary>Says what was read and what was not: the sentences that stand before any claim.</summary>
public static class CoverageSentences
{
    private const int FaultsShown = 3;
    private const int PlacesShown = 3;

    /// <summary>What was read.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The sentence.</returns>
    public static string Read(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        AuditCoverage coverage = report.Coverage;
        string formats = string.Join(", ", coverage.Files.Select(file => file.Format).Distinct(StringComparer.Ordinal));
        string period = report.Period is { } known ? $", {Figures.Period(known)}" : "";
        return $"{Figures.Count(coverage.Calls, "call")} in {Figures.Count(coverage.Files.Sum(file => file.Rows), "row")} of {Figures.Count(coverage.Files.Length, "file")}"
            + $"{(formats.Length > 0 ? $" ({formats})" : "")}{period}";
    }

    /// <summary>How many of the calls have a price.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The sentence.</returns>
    public static string Priced(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        AuditCoverage coverage = report.Coverage;
        string share = coverage.Calls == 0 ? "" : $" ({Figures.Percent(coverage.Priced / (double)coverage.Calls)})";
        string rest = coverage.Calls > coverage.Priced ? $"; the other {Figures.Count(coverage.Calls - coverage.Priced)} are in no sum of money" : "";
        return $"{Figures.Count(coverage.Priced)} of {Figures.Count(coverage.Calls)} calls{share} have a price{rest}";
    }

    /// <summary>What limits the figures: a sentence for everything that is not nothing.</summary>
    /// <param name="coverage">The coverage.</param>
    /// <returns>The sentences.</returns>
    public static ImmutableArray<string> Limits(AuditCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);

        (long Count, string Sentence)[] all =
        [
            (coverage.SampledShare < 1 ? 1 : 0, $"only a sample was looked at: {Figures.Percent(coverage.SampledShare)} of the calls"),
            (coverage.LeftOut, $"{Figures.Count(coverage.LeftOut)} left out as asked"),
            (coverage.TokensGuessed, $"{Figures.Count(coverage.TokensGuessed)} without usage: their tokens are a guess"),
            .. coverage.Doubtful.Select(doubt => (doubt.Count, $"{Figures.Count(doubt.Count)} with doubtful usage: {doubt.What}")),
            (coverage.WithoutText, $"{Figures.Count(coverage.WithoutText)} without text: priced, not classified"),
            (coverage.WithoutTime, $"{Figures.Count(coverage.WithoutTime)} without a time: priced as of today"),
            (coverage.Duplicates, $"{Figures.Count(coverage.Duplicates)} met twice, counted once"),
            .. coverage.NotCalls.Select(other => (other.Count, $"{Figures.Count(other.Count)} rows are no call: {other.What}")),
            (coverage.UnpricedToolUses, $"{Figures.Count(coverage.UnpricedToolUses)} uses of billed tools are in no sum"),
        ];
        return [.. all.Where(entry => entry.Count > 0).Select(entry => entry.Sentence)];
    }

    /// <summary>The rows that could not be read, with the first places.</summary>
    /// <param name="coverage">The coverage.</param>
    /// <returns>A sentence for each way in which rows were broken, the most frequent first; empty when none was.</returns>
    public static ImmutableArray<string> Faults(AuditCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);

        Fault[] faults = [.. coverage.Faults.OrderByDescending(fault => fault.Count)];
        IEnumerable<string> shown = faults.Take(FaultsShown).Select(fault =>
            $"{Figures.Count(fault.Count, "row")} not read: {fault.What}; {string.Join(", ", fault.Places.Take(PlacesShown))}{(fault.Count > PlacesShown ? ", ..." : "")}");
        return faults.Length <= FaultsShown
            ? [.. shown]
            : [.. shown, $"{Figures.Count(faults.Skip(FaultsShown).Sum(fault => fault.Count), "more row")} not read, for {faults.Length - FaultsShown} other reasons"];
    }
}
