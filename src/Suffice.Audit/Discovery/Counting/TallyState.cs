using Suffice.Audit.Discovery.Templates;
using Suffice.Audit.Pricing;
using Suffice.Audit.Reading;
using Suffice.Audit.Structure;
using Suffice.Classifier;
using Suffice.Spending;

namespace Suffice.Audit.Discovery.Counting;

/// <summary>What was counted so far, in the form in which it is kept between two runs.</summary>
internal sealed record TallyState
{
    /// <summary>Of which files, options and prices it is.</summary>
    public string Identity { get; init; } = string.Empty;

    public required int File { get; init; }

    public required long Rows { get; init; }

    public required ulong[] Ids { get; init; }

    public required ulong[] Counted { get; init; }

    public required ulong[] Parents { get; init; }

    public required ulong[] CacheWindows { get; init; }

    public required CoverageState Coverage { get; init; }

    public required Dictionary<string, long[]> LatencyByModel { get; init; }

    public required List<GapState> CostGaps { get; init; }

    public required List<string> Models { get; init; }

    public DateTimeOffset? First { get; init; }

    public DateTimeOffset? Latest { get; init; }

    public required GroupsState Groups { get; init; }

    public required Dictionary<string, string?> Formats { get; init; }
}

/// <summary>Counts of <see cref="CoverageTally"/>.</summary>
internal sealed record CoverageState(
    long[] Counts, Dictionary<string, long> Doubts, Dictionary<string, long> NotCalls, Dictionary<int, long[]> Files, List<FaultState> Faults, bool Scaled);

/// <summary>A fault and its places.</summary>
internal sealed record FaultState(string Fault, long Count, List<RowPlace> Places);

/// <summary>A difference of costs.</summary>
internal sealed record GapState(string Model, string Cause, long Calls, decimal ComputedUsd, decimal LoggedUsd);

/// <summary>The groups: tallies by number, and who points to which.</summary>
internal sealed record GroupsState(
    List<TaskState> Tallies,
    Dictionary<string, int> Hints,
    Dictionary<string, int> Heads,
    int Loose,
    List<int> Templates,
    int? Overflow,
    Dictionary<string, int> ByFingerprint,
    List<FamilyState> Families,
    List<int> Recent);

/// <summary>Templates that begin alike.</summary>
internal sealed record FamilyState(ulong Head, int Templates, List<int> Members, int? Together);

/// <summary>A task's tally.</summary>
internal sealed record TaskState
{
    public required GroupSource Source { get; init; }

    public FixedState? Fixed { get; init; }

    /// <summary>Calls, with text, not answered, tools.</summary>
    public required long[] Counts { get; init; }

    public required long[] Types { get; init; }

    public required long[] Traits { get; init; }

    public required long[] PromptTokens { get; init; }

    public required long[] AnswerTokens { get; init; }

    public required long[] Latency { get; init; }

    public required Dictionary<string, long> Fingerprints { get; init; }

    public long OtherFingerprints { get; init; }

    public required Dictionary<string, long> Models { get; init; }

    public required List<ChargeState> Charges { get; init; }

    public required List<ComparedState> Ordinary { get; init; }

    public required List<CandidateSum> Exceptional { get; init; }

    public required List<SampleState> Samples { get; init; }

    public required ulong[] ShortAnswers { get; init; }

    public decimal CacheUsd { get; init; }
}

/// <summary>Calls compared together.</summary>
internal sealed record ComparedState(ComparedKind Kind, ComparedCalls Calls);

/// <summary>A charge.</summary>
internal sealed record ChargeState(ChargeKey Key, ChargeSums Sums);

/// <summary>A fixed part.</summary>
internal sealed record FixedState(string Fingerprint, string SystemText, List<string> Tools, byte[] Schema, string? SchemaName, FixedSigns Signs, long Tokens)
{
    public static FixedState? Of(FixedPart? part) =>
        part is null ? null : new(part.Fingerprint, part.SystemText, [.. part.Tools], part.Schema, part.SchemaName, part.Signs, part.Tokens);

    public FixedPart ToFixed() => new()
    {
        Fingerprint = Fingerprint,
        SystemText = SystemText,
        Tools = [.. Tools],
        Schema = Schema,
        SchemaName = SchemaName,
        Signs = Signs,
        Tokens = Tokens,
        Template = Template.Of(SystemText, [.. Tools], Schema),
    };
}

/// <summary>A sample.</summary>
internal sealed record SampleState(
    RowPlace Place, DateTimeOffset? At, string ModelName, string Provider, CallText Text, FixedSigns Signs, TokenUsage Usage, decimal? Usd, TaskType? Type, long PromptTokens, long Times, ulong Lot)
{
    public static SampleState Of(CallDigest call) => new(
        call.Place, call.At, call.Model?.Name ?? call.ModelName, call.Provider, call.Text!, call.Signs, call.Usage, call.Paid.Usd, call.Shape.Type, call.Shape.PromptTokens, call.Times, call.Lot);

    public CallDigest ToDigest() => new()
    {
        Place = Place,
        At = At,
        ModelName = ModelName,
        Provider = Provider,
        Text = Text,
        Signs = Signs,
        Usage = Usage,
        Paid = new PricedUsage(Usd, null),
        Shape = new CallShape(Type, CallTraits.None, 0, 0, PromptTokens),
        Times = Times,
        Lot = Lot,
        HasText = true,
    };
}
