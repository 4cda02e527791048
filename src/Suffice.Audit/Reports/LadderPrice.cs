using System.Collections.Immutable;

namespace Suffice.Audit.Reports;

/// <summary>What a task's calls would cost on another ladder: the same tokens, at today's prices.</summary>
public sealed record LadderPrice
{
    /// <summary>The rungs, cheapest first; the last is what answers now.</summary>
    public required ImmutableArray<string> Rungs { get; init; }

    /// <summary>What the present models cost at today's prices, for the calls that both can be priced for.</summary>
    public required decimal NowUsd { get; init; }

    /// <summary>What the first rung alone would cost with the tokens that were counted, and with thoughts where it always thinks.</summary>
    public required decimal FirstRungUsd { get; init; }

    /// <summary>The same, if its tokenizer and its way of answering make as few tokens as the band says.</summary>
    public required decimal FirstRungLowUsd { get; init; }

    /// <summary>The same, if they make as many.</summary>
    public required decimal FirstRungHighUsd { get; init; }

    /// <summary>The share of calls that may go up before the ladder costs as much as today: 1 − first rung (high) / now.</summary>
    public required double BreakEvenEscalation { get; init; }

    /// <summary>The share of calls taken to go up in the cautious reckoning.</summary>
    public required double AssumedEscalation { get; init; }

    /// <summary>Now − (first rung at its high end + the assumed escalations at today's price); below zero when it would cost more.</summary>
    public decimal CautiousSavingUsd => NowUsd - FirstRungHighUsd - ((decimal)AssumedEscalation * NowUsd);

    /// <summary>Calls that this compares.</summary>
    public required long Calls { get; init; }

    /// <summary>How long an escalated call waits longer than today, at the middle, in milliseconds; <see langword="null"/> where no time is known.</summary>
    public double? FirstRungLatencyMs { get; init; }

    /// <summary>What is to be known about it: a provisional price, another vendor, a prompt too long for it.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
