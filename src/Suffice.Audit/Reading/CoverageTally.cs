using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Tallies;

namespace Suffice.Audit.Reading;

/// <summary>Counts what was read, and what of it was not counted.</summary>
internal sealed class CoverageTally
{
    private const int PlacesShown = 3;
    private const int MostKinds = 100;

    private readonly Dictionary<string, (long Count, List<RowPlace> Places)> faults = new(StringComparer.Ordinal);

    public long Calls { get; private set; }

    public long Priced { get; private set; }

    public long Guessed { get; private set; }

    public long WithoutText { get; private set; }

    public long WithoutTime { get; private set; }

    public long ToolUses { get; private set; }

    public long Duplicates { get; set; }

    public long LeftOut { get; set; }

    public bool Scaled { get; private set; }

    public TopCounts Doubts { get; } = new(MostKinds);

    public TopCounts NotCalls { get; } = new(MostKinds);

    public Dictionary<int, (long Rows, long Calls)> Files { get; } = [];

    /// <summary>Broken rows, the most frequent fault first.</summary>
    public IEnumerable<(string Fault, long Count, IReadOnlyList<RowPlace> Places)> Faults =>
        faults.OrderByDescending(fault => fault.Value.Count).Select(fault => (fault.Key, fault.Value.Count, (IReadOnlyList<RowPlace>)fault.Value.Places));

    /// <summary>What is kept of it between two runs.</summary>
    public CoverageState ToState() => new(
        [Calls, Priced, Guessed, WithoutText, WithoutTime, ToolUses, Duplicates, LeftOut],
        Doubts.Top.ToDictionary(StringComparer.Ordinal),
        NotCalls.Top.ToDictionary(StringComparer.Ordinal),
        Files.ToDictionary(file => file.Key, file => new[] { file.Value.Rows, file.Value.Calls }),
        [.. faults.Select(fault => new FaultState(fault.Key, fault.Value.Count, fault.Value.Places))],
        Scaled);

    /// <summary>Goes on from an earlier run.</summary>
    public void Restore(CoverageState earlier)
    {
        (Calls, Priced, Guessed, WithoutText) = (earlier.Counts[0], earlier.Counts[1], earlier.Counts[2], earlier.Counts[3]);
        (WithoutTime, ToolUses, Duplicates, LeftOut) = (earlier.Counts[4], earlier.Counts[5], earlier.Counts[6], earlier.Counts[7]);
        Scaled = earlier.Scaled;
        Doubts.Restore(earlier.Doubts, 0);
        NotCalls.Restore(earlier.NotCalls, 0);
        foreach ((int file, long[] counts) in earlier.Files)
        {
            Files[file] = (counts[0], counts[1]);
        }

        earlier.Faults.ForEach(fault => faults[fault.Fault] = (fault.Count, fault.Places));
    }

    /// <summary>Counts a block's rows.</summary>
    public void Add(BlockDigest block)
    {
        (long rows, long calls) = Files.GetValueOrDefault(block.File);
        Files[block.File] = (rows + block.Rows, calls + block.Calls.Count + block.Pieces.Count);
        foreach ((string what, long count) in block.NotCalls)
        {
            NotCalls.Add(what, count);
        }

        foreach ((string fault, long line) in block.Faults)
        {
            AddFault(fault, new RowPlace(block.File, line));
        }
    }

    /// <summary>Counts a call.</summary>
    public void Add(CallDigest call)
    {
        Calls += call.Times;
        Priced += call.Paid.Usd is null ? 0 : call.Times;
        Guessed += call.IsGuessed ? call.Times : 0;
        WithoutText += call.HasText ? 0 : call.Times;
        WithoutTime += call.At is null ? call.Times : 0;
        ToolUses += call.ToolUses;
        Scaled |= call.Times > 1;
        if (call.UsageDoubt is { } doubt)
        {
            Doubts.Add(doubt, call.Times);
        }
    }

    /// <summary>Counts rows that are no call.</summary>
    public void AddNotCalls(string what, long count)
    {
        if (count > 0)
        {
            NotCalls.Add(what, count);
        }
    }

    /// <summary>Counts a broken row.</summary>
    public void AddFault(string fault, RowPlace place)
    {
        string kind = faults.Count < MostKinds || faults.ContainsKey(fault) ? fault : "other faults";
        (long count, List<RowPlace> places) = faults.TryGetValue(kind, out (long Count, List<RowPlace> Places) known) ? known : (0, []);
        if (places.Count < PlacesShown)
        {
            places.Add(place);
        }

        faults[kind] = (count + 1, places);
    }
}
