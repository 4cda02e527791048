using Suffice.Audit.Discovery;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Pricing;
using Suffice.Audit.Tallies;
using Suffice.Catalog;

namespace Suffice.Audit.Reading;

/// <summary>All that is counted, in the order of the rows. One thread adds.</summary>
internal sealed class AuditTally
{
    private const int MostWindows = 2_000_000;

    private readonly IdSet ids = new();
    private readonly IdSet counted = new();
    private readonly IdSet parents = new();
    private readonly HashSet<ulong> cacheWindows = [];
    private readonly PieceJoin join = new();
    private readonly Dictionary<string, string> namesInLog = new(StringComparer.Ordinal);
    private readonly AuditOptions options;
    private readonly LatestCalls? latest;

    /// <summary>Begins, or goes on from an earlier run.</summary>
    /// <param name="options">What is audited.</param>
    /// <param name="candidates">How many models calls are compared with.</param>
    /// <param name="models">Finds models by name.</param>
    /// <param name="earlier">What an earlier run left.</param>
    public AuditTally(AuditOptions options, int candidates, ModelLookup models, TallyState? earlier)
    {
        this.options = options;
        latest = options.Last is { } last ? new LatestCalls(last) : null;
        Groups = new TaskGroups(candidates, earlier?.Groups);
        if (earlier is null)
        {
            return;
        }

        ids.AddAll(earlier.Ids);
        counted.AddAll(earlier.Counted);
        parents.AddAll(earlier.Parents);
        cacheWindows.UnionWith(earlier.CacheWindows);
        Coverage.Restore(earlier.Coverage);
        (First, Latest) = (earlier.First, earlier.Latest);
        foreach ((string model, long[] counts) in earlier.LatencyByModel)
        {
            LatencyByModel[model] = new LogCounts { Counts = counts };
        }

        earlier.CostGaps.ForEach(gap => CostGaps[(gap.Model, gap.Cause)] = new CostGap(gap.Calls, gap.ComputedUsd, gap.LoggedUsd));
        foreach (string name in earlier.Models)
        {
            Model model = models.Find(name)!;
            Models[model.Name] = model;
            namesInLog[model.Name] = name;
        }
    }

    /// <summary>The tasks.</summary>
    public TaskGroups Groups { get; }

    /// <summary>What was read, by file.</summary>
    public CoverageTally Coverage { get; } = new();

    /// <summary>Times by model, for what a model would take elsewhere.</summary>
    public Dictionary<string, LogCounts> LatencyByModel { get; } = new(StringComparer.Ordinal);

    /// <summary>Differences between the logged and the computed cost, by model and cause.</summary>
    public Dictionary<(string Model, string Cause), CostGap> CostGaps { get; } = [];

    /// <summary>The models met that the catalogue knows.</summary>
    public Dictionary<string, Model> Models { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Latest { get; private set; }

    /// <summary>What is kept of it between two runs; <see langword="null"/> while parts of calls wait for others.</summary>
    /// <param name="after">Where reading would go on.</param>
    /// <param name="formats">The formats of the files, by path.</param>
    /// <returns>The state.</returns>
    public TallyState? ToState(ReadingPlace after, Dictionary<string, string?> formats) => join.IsWaiting ? null : new()
    {
        File = after.File,
        Rows = after.Rows,
        Ids = [.. ids.All],
        Counted = [.. counted.All],
        Parents = [.. parents.All],
        CacheWindows = [.. cacheWindows],
        Coverage = Coverage.ToState(),
        LatencyByModel = LatencyByModel.ToDictionary(times => times.Key, times => times.Value.Counts, StringComparer.Ordinal),
        CostGaps = [.. CostGaps.Select(gap => new GapState(gap.Key.Model, gap.Key.Cause, gap.Value.Calls, gap.Value.ComputedUsd, gap.Value.LoggedUsd))],
        Models = [.. namesInLog.Values],
        First = First,
        Latest = Latest,
        Groups = Groups.ToState(),
        Formats = formats,
    };

    /// <summary>Counts what was found in a block.</summary>
    /// <param name="block">The block.</param>
    public void Add(BlockDigest block)
    {
        Coverage.Add(block);
        foreach (CallDigest call in block.Calls)
        {
            _ = call.Parent != 0 && parents.Add(call.Parent);
        }

        foreach (CallDigest call in block.Calls)
        {
            Offer(call);
        }

        foreach (PieceDigest piece in block.Pieces)
        {
            if (join.Add(piece) is { } whole)
            {
                Offer(whole);
            }
        }
    }

    /// <summary>Counts what waited for the end: parts whose other parts never came, and the latest calls.</summary>
    /// <param name="rebuild">Makes a call of texts that were cut over several rows.</param>
    public void Finish(Func<IReadOnlyList<PieceDigest>, CallDigest> rebuild)
    {
        foreach (CallDigest whole in join.CutCalls(rebuild).Concat(join.AnswersWithoutRequest()))
        {
            Offer(whole);
        }

        Coverage.AddNotCalls("request whose answer is in no file", join.RequestsWithoutAnswer);
        foreach (CallDigest call in latest?.All ?? [])
        {
            Count(call);
        }

        Coverage.LeftOut += latest?.LeftOut ?? 0;
    }

    private void Offer(CallDigest call)
    {
        if (options.Since is { } since && !(call.At >= since))
        {
            Coverage.LeftOut += call.Times;
        }
        else if (call.Id != 0 && !ids.Add(call.Id))
        {
            Coverage.Duplicates++;
        }
        else if (call.Span != 0 && parents.Contains(call.Span))
        {
            Coverage.AddNotCalls("span that holds other model calls and repeats their sums", 1);
        }
        else if (call.Parent != 0 && counted.Contains(call.Parent))
        {
            Coverage.AddNotCalls("call inside a span that was counted already", 1);
        }
        else if (options.Sample < 1 && call.Lot > options.Sample * ulong.MaxValue)
        {
            Coverage.LeftOut += call.Times;
        }
        else
        {
            _ = call.Span != 0 && counted.Add(call.Span);
            if (latest is null)
            {
                Count(call);
            }
            else
            {
                latest.Add(call);
            }
        }
    }

    private void Count(CallDigest call)
    {
        TaskTally task = Groups.Add(call);
        Coverage.Add(call);
        First = call.At is { } at && !(First < at) ? at : First;
        Latest = call.At > (Latest ?? DateTimeOffset.MinValue) ? call.At : Latest;
        if (call.Model is { } model)
        {
            _ = Models.TryAdd(model.Name, model) && namesInLog.TryAdd(model.Name, call.ModelName);
            AddLatency(model.Name, call);
        }

        if (call.Cache is { } cache)
        {
            task.CacheUsd += IsFirstOf(cache.Window) ? -cache.WriteCosts : cache.ReadSaves;
        }

        if (call is { CostDoubt: { } cause, Model: { } priced })
        {
            CostGaps[(priced.Name, cause)] = CostGaps.GetValueOrDefault((priced.Name, cause)) + new CostGap(call.Times, call.Paid.Usd!.Value, call.LoggedUsd!.Value);
        }
    }

    private void AddLatency(string model, CallDigest call)
    {
        if (call.LatencyMs is not { } latency)
        {
            return;
        }

        if (!LatencyByModel.TryGetValue(model, out LogCounts? counts))
        {
            LatencyByModel[model] = counts = new LogCounts();
        }

        counts.Add(latency, call.Times);
    }

    // Past the most windows every one counts as a first: what is then told is less than what could be saved.
    private bool IsFirstOf(ulong window) => cacheWindows.Count >= MostWindows ? !cacheWindows.Contains(window) : cacheWindows.Add(window);
}
