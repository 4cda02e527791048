using Suffice.Audit.Calls;
using Suffice.Audit.Discovery.Templates;
using Suffice.Audit.Pricing;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Discovery.Counting;

/// <summary>What is counted of one call: everything worked out, nothing that holds on to its row.</summary>
internal sealed record CallDigest
{
    public required RowPlace Place { get; init; }

    /// <summary>Hash of the response id; 0 for none.</summary>
    public ulong Id { get; init; }

    /// <summary>Hash of the span's id; 0 for none.</summary>
    public ulong Span { get; init; }

    /// <summary>Hash of the id of the span that holds it; 0 for none.</summary>
    public ulong Parent { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>The model's name in the log; empty for none.</summary>
    public required string ModelName { get; init; }

    public Model? Model { get; init; }

    public required string Provider { get; init; }

    public TaskHint? Hint { get; init; }

    public FixedPart? Fixed { get; init; }

    /// <summary>The first words of the prompt, where there is no fixed part.</summary>
    public string Head { get; init; } = string.Empty;

    public CallShape Shape { get; init; }

    /// <summary>What its fixed part says; of a call that may become a sample also what the user's message says.</summary>
    public FixedSigns Signs { get; init; } = FixedSigns.None;

    public bool HasText { get; init; }

    /// <summary>The tokens of all calls that it stands for.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>True when the log counts no tokens and they are guessed from the text.</summary>
    public bool IsGuessed { get; init; }

    public string? UsageDoubt { get; init; }

    public string ServiceTier { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public PricedUsage Paid { get; init; }

    public decimal? LoggedUsd { get; init; }

    /// <summary>Why the logged cost is another than the computed one.</summary>
    public string? CostDoubt { get; init; }

    public long? LatencyMs { get; init; }

    public CallOutcome Outcome { get; init; }

    public long ToolUses { get; init; }

    /// <summary>How many calls it stands for.</summary>
    public long Times { get; init; } = 1;

    /// <summary>Hash of a short answer; 0 for none.</summary>
    public ulong ShortAnswer { get; init; }

    /// <summary>True when it can be compared with candidates together with others.</summary>
    public bool IsOrdinary { get; init; }

    /// <summary>What it would cost on each candidate, where it must be compared by itself.</summary>
    public CandidateCost[] Candidates { get; init; } = [];

    /// <summary>What a prompt cache could have saved, and what writing to it would have cost.</summary>
    public CacheChance? Cache { get; init; }

    /// <summary>A number by which samples are drawn: the same in every run.</summary>
    public ulong Lot { get; init; }

    /// <summary>The text, where the call may become a sample.</summary>
    public CallText? Text { get; init; }
}

/// <summary>A row's place.</summary>
/// <param name="File">The file's number among those audited.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct RowPlace(int File, long Line);

/// <summary>A call's text.</summary>
internal sealed record CallText(string System, string Prompt, string Answer);
