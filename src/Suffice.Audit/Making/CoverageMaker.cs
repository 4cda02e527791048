using System.Collections.Immutable;
using System.Globalization;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Formats;
using Suffice.Audit.Reading;
using Suffice.Audit.Reports;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Making;

/// <summary>Says what was read and what was not.</summary>
internal sealed class CoverageMaker(AuditOptions options, ImmutableArray<SourceFile> files, IReadOnlyDictionary<string, ILogFormat?> formats)
{
    public AuditCoverage Make(CoverageTally tally) => new()
    {
        Files = [.. files.Select((file, number) => Of(file, tally.Files.GetValueOrDefault(number)))],
        Calls = tally.Calls,
        Priced = tally.Priced,
        TokensGuessed = tally.Guessed,
        Doubtful = Counted(tally.Doubts.Top),
        WithoutText = tally.WithoutText,
        WithoutTime = tally.WithoutTime,
        Duplicates = tally.Duplicates,
        NotCalls = Counted(tally.NotCalls.Top),
        Faults = [.. tally.Faults.Select(fault => new Fault(fault.Fault, fault.Count, [.. fault.Places.Select(PlaceOf)]))],
        UnpricedToolUses = tally.ToolUses,
        LeftOut = tally.LeftOut,
        SampledShare = options.Sample,
        Notes = [.. Notes(tally)],
    };

    private FileCoverage Of(SourceFile file, (long Rows, long Calls) read) => new(
        file.Path,
        formats.TryGetValue(file.Path, out ILogFormat? format) ? format?.Title ?? "not known" : "empty",
        read.Rows,
        read.Calls,
        file.Bytes ?? 0);

    private static ImmutableArray<Counted> Counted(IEnumerable<KeyValuePair<string, long>> counts) =>
        [.. counts.Select(count => new Counted(count.Key, count.Value))];

    private string PlaceOf(RowPlace place) => string.Create(CultureInfo.InvariantCulture, $"{files[place.File].Path}:{place.Line}");

    private IEnumerable<string> Notes(CoverageTally tally)
    {
        if (options.Sample < 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Only {options.Sample:0.##%} of the calls were looked at: every sum is of these alone.");
        }

        if (tally.Scaled)
        {
            yield return "The log keeps a share of the calls and says so: counts and sums are multiplied up to all of them.";
        }

        if (tally.WithoutTime > 0)
        {
            yield return "Calls without a time are priced at today's prices.";
        }

        if (tally.Guessed > 0)
        {
            yield return "Where the log counts no tokens they are guessed from the text, rather a little too many than too few.";
        }

        if (tally.ToolUses > 0)
        {
            yield return "Searches and other tools that a provider bills by the use are counted, but in no sum of money.";
        }
    }
}
