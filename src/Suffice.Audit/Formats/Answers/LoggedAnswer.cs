using System.Collections.Immutable;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Usage;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Answers;

/// <summary>What the body of an answer tells, of any vendor.</summary>
internal sealed record LoggedAnswer
{
    public static LoggedAnswer None { get; } = new();

    public string? Id { get; init; }

    public string? Model { get; init; }

    public DateTimeOffset? At { get; init; }

    public ImmutableArray<ContentPart> Parts { get; init; } = [];

    public CallOutcome Outcome { get; init; }

    public SplitUsage Usage { get; init; }

    public string? ServiceTier { get; init; }

    public string? Region { get; init; }

    public decimal? Usd { get; init; }

    public int BilledToolUses { get; init; }

    public TimeSpan? Latency { get; init; }

    public TimeSpan? FirstToken { get; init; }

    /// <summary>An answer of text.</summary>
    public static LoggedAnswer Of(string text) => new() { Parts = text.Length == 0 ? [] : [new TextPart(text)] };

    /// <summary>A call that failed.</summary>
    public static LoggedAnswer Failure { get; } = new() { Outcome = CallOutcome.Failed };

    /// <summary>Fills in a call what this tells and the call does not.</summary>
    public LoggedCall Into(LoggedCall call) => call with
    {
        ResponseId = call.ResponseId ?? Id,
        Model = call.Model ?? Model,
        At = call.At ?? At,
        Answer = call.Answer.IsEmpty ? Parts : call.Answer,
        Usage = call.Usage.Basis == Spending.UsageBasis.None ? Usage.Usage : call.Usage,
        UsageDoubt = call.Usage.Basis == Spending.UsageBasis.None ? Usage.Doubt ?? call.UsageDoubt : call.UsageDoubt,
        ServiceTier = call.ServiceTier ?? ServiceTier,
        Region = call.Region ?? Region,
        LoggedUsd = call.LoggedUsd ?? Usd,
        BilledToolUses = Math.Max(call.BilledToolUses, BilledToolUses),
        Latency = call.Latency ?? Latency,
        FirstToken = call.FirstToken ?? FirstToken,
        Outcome = call.Outcome == CallOutcome.Answered ? Outcome : call.Outcome,
    };
}
