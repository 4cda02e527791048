using System.Numerics;
using Suffice.Audit.Calls;
using Suffice.Audit.Discovery.Templates;
using Suffice.Audit.Tallies;
using Suffice.Classifier;

namespace Suffice.Audit.Discovery.Counting;

/// <summary>Everything that is counted of the calls of one task, in an amount of memory that does not grow with them.</summary>
/// <param name="source">How its calls were found to belong together.</param>
/// <param name="candidates">How many models they are compared with.</param>
internal sealed class TaskTally(GroupSource source, int candidates)
{
    private const int MostFingerprints = 512;
    private const int MostShortAnswers = 1000;

    private readonly HashSet<ulong> shortAnswers = [];

    /// <summary>How its calls were found to belong together.</summary>
    public GroupSource Source => source;

    /// <summary>The tally that took this one in; <see langword="null"/> while it counts itself.</summary>
    public TaskTally? Successor { get; set; }

    /// <summary>The fixed part it began with; <see langword="null"/> when there is none.</summary>
    public FixedPart? Fixed { get; private set; }

    public long Calls { get; private set; }

    public long WithText { get; private set; }

    public long NotAnswered { get; private set; }

    public int Tools { get; private set; }

    public long[] Types { get; } = new long[Enum.GetValues<TaskType>().Length];

    public long[] Traits { get; } = new long[32];

    public LogCounts PromptTokens { get; } = new();

    public LogCounts AnswerTokens { get; } = new();

    public LogCounts Latency { get; } = new();

    public TopCounts Fingerprints { get; } = new(MostFingerprints);

    public TopCounts Models { get; } = new(MostFingerprints);

    public Dictionary<ChargeKey, ChargeSums> Charges { get; } = [];

    /// <summary>What its calls cost.</summary>
    public decimal PaidUsd => Charges.Values.Sum(sums => sums.Usd);

    /// <summary>What of its calls can be compared with candidates.</summary>
    public ComparisonTally Comparison { get; } = new(candidates);

    public SampleKeeper Samples { get; } = new();

    /// <summary>What a cache of the fixed part would have saved, less what writing to it would have cost.</summary>
    public decimal CacheUsd { get; set; }

    public int DistinctShortAnswers => shortAnswers.Count;

    /// <summary>Counts a call.</summary>
    public void Add(CallDigest call)
    {
        Calls += call.Times;
        WithText += call.HasText ? call.Times : 0;
        NotAnswered += call.Outcome == CallOutcome.Answered ? 0 : call.Times;
        Tools = Math.Max(Tools, call.Shape.Tools);
        Fixed ??= call.Fixed;
        AddShape(call);
        PromptTokens.Add(call.Usage.Prompt / call.Times, call.Times);
        AnswerTokens.Add(call.Usage.Completion / call.Times, call.Times);
        Models.Add(call.Model?.Name ?? call.ModelName, call.Times);
        if (call.LatencyMs is { } latency)
        {
            Latency.Add(latency, call.Times);
        }

        if (call.Fixed is { } fixedPart)
        {
            Fingerprints.Add(fixedPart.Fingerprint, call.Times);
        }

        AddMoney(call);
        Samples.Add(call);
    }

    /// <summary>Takes in all that another counted.</summary>
    public void Add(TaskTally other)
    {
        Calls += other.Calls;
        WithText += other.WithText;
        NotAnswered += other.NotAnswered;
        Tools = Math.Max(Tools, other.Tools);
        Fixed ??= other.Fixed;
        AddAll(Types, other.Types);
        AddAll(Traits, other.Traits);
        PromptTokens.Add(other.PromptTokens);
        AnswerTokens.Add(other.AnswerTokens);
        Latency.Add(other.Latency);
        Fingerprints.Add(other.Fingerprints);
        Models.Add(other.Models);
        CacheUsd += other.CacheUsd;
        shortAnswers.UnionWith(other.shortAnswers.Take(MostShortAnswers - shortAnswers.Count));
        foreach ((ChargeKey key, ChargeSums sums) in other.Charges)
        {
            SumsOf(key).Add(sums);
        }

        Comparison.Add(other.Comparison);
        foreach (CallDigest sample in other.Samples.All)
        {
            Samples.Add(sample);
        }
    }

    /// <summary>What is kept of it between two runs.</summary>
    public TaskState ToState() => new()
    {
        Source = source,
        Fixed = FixedState.Of(Fixed),
        Counts = [Calls, WithText, NotAnswered, Tools],
        Types = Types,
        Traits = Traits,
        PromptTokens = PromptTokens.Counts,
        AnswerTokens = AnswerTokens.Counts,
        Latency = Latency.Counts,
        Fingerprints = Fingerprints.Top.ToDictionary(StringComparer.Ordinal),
        OtherFingerprints = Fingerprints.Others,
        Models = Models.Top.ToDictionary(StringComparer.Ordinal),
        Charges = [.. Charges.Select(charge => new ChargeState(charge.Key, charge.Value))],
        Ordinary = [.. Comparison.Ordinary.Select(calls => new ComparedState(calls.Key, calls.Value))],
        Exceptional = [.. Comparison.Exceptional],
        Samples = [.. Samples.All.Select(SampleState.Of)],
        ShortAnswers = [.. shortAnswers],
        CacheUsd = CacheUsd,
    };

    /// <summary>The tally of an earlier run.</summary>
    public static TaskTally Of(TaskState state)
    {
        TaskTally tally = new(state.Source, state.Exceptional.Count)
        {
            Fixed = state.Fixed?.ToFixed(),
            Calls = state.Counts[0],
            WithText = state.Counts[1],
            NotAnswered = state.Counts[2],
            Tools = (int)state.Counts[3],
            CacheUsd = state.CacheUsd,
        };
        AddAll(tally.Types, state.Types);
        AddAll(tally.Traits, state.Traits);
        tally.PromptTokens.Counts = state.PromptTokens;
        tally.AnswerTokens.Counts = state.AnswerTokens;
        tally.Latency.Counts = state.Latency;
        tally.Fingerprints.Restore(state.Fingerprints, state.OtherFingerprints);
        tally.Models.Restore(state.Models, 0);
        tally.shortAnswers.UnionWith(state.ShortAnswers);
        state.Charges.ForEach(charge => tally.Charges[charge.Key] = charge.Sums);
        state.Ordinary.ForEach(calls => tally.Comparison.Add(calls.Kind, calls.Calls));
        for (int i = 0; i < state.Exceptional.Count; i++)
        {
            tally.Comparison.AddExceptional(i, state.Exceptional[i]);
        }

        state.Samples.ForEach(sample => tally.Samples.Add(sample.ToDigest()));
        return tally;
    }

    private void AddShape(CallDigest call)
    {
        if (call.Shape.Type is { } type)
        {
            Types[(int)type] += call.Times;
        }

        for (uint traits = (uint)call.Shape.Traits; traits != 0; traits &= traits - 1)
        {
            Traits[BitOperations.TrailingZeroCount(traits)] += call.Times;
        }

        if (call.ShortAnswer != 0 && shortAnswers.Count < MostShortAnswers)
        {
            shortAnswers.Add(call.ShortAnswer);
        }
    }

    private void AddMoney(CallDigest call)
    {
        DateOnly? day = call.At is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
        ChargeSums sums = SumsOf(new ChargeKey(
            call.Model?.Name ?? call.ModelName, call.Provider, day, call.ServiceTier, call.Region, call.Paid.PriceRow, call.Paid.Usd is null ? call.Paid.WhyUnknown : null));
        sums.Calls += call.Times;
        sums.Usage += call.Usage;
        sums.Usd += call.Paid.Usd ?? 0;
        sums.LoggedUsd += call.LoggedUsd ?? 0;
        sums.Logged += call.LoggedUsd is null ? 0 : call.Times;
        sums.Both += call is { LoggedUsd: { } logged, Paid.Usd: { } computed } ? new CostGap(call.Times, computed, logged) : default;
        Comparison.Add(call);
    }

    private ChargeSums SumsOf(ChargeKey key)
    {
        if (!Charges.TryGetValue(key, out ChargeSums? sums))
        {
            Charges[key] = sums = new ChargeSums();
        }

        return sums;
    }

    private static void AddAll(long[] to, long[] from)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] += from[i];
        }
    }
}
