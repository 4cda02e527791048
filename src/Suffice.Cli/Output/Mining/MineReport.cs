using System.Collections.Immutable;
using Suffice.Agents.Drafting;
using Suffice.Agents.Drafting.Prose;
using Suffice.Agents.Mining;
using Suffice.Agents.Tickets;

namespace Suffice.Cli.Output.Mining;

/// <summary>What <c>suffice mine</c> found and wrote.</summary>
internal sealed record MineReport
{
    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>What was found.</summary>
    public required MinedStandard Mined { get; init; }

    /// <summary>The drafted items.</summary>
    public required ImmutableArray<DraftedItem> Items { get; init; }

    /// <summary>The files written.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>How many tickets were drawn to label.</summary>
    public int Evals { get; init; }

    /// <summary>What a model's prose came to; <see langword="null"/> when none was asked for.</summary>
    public ProseSummary? Prose { get; init; }

    /// <summary>Rows that are no tickets.</summary>
    public ImmutableArray<TicketProblem> Problems { get; init; } = [];

    /// <summary>What was decided when the tickets were read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>What a model's prose came to.</summary>
/// <param name="Written">How many items have prose.</param>
/// <param name="Kept">The items that kept their plain line, each with why.</param>
/// <param name="CostUsd">What the calls cost; <see langword="null"/> when a price is unknown.</param>
/// <param name="Requests">The calls, by their ids in the ledger.</param>
/// <param name="Failed">How many calls were not answered.</param>
internal sealed record ProseSummary(int Written, ImmutableArray<string> Kept, decimal? CostUsd, ImmutableArray<string> Requests, int Failed)
{
    /// <summary>Of a report.</summary>
    /// <param name="report">The report; <see langword="null"/> when none was asked for.</param>
    /// <returns>The summary.</returns>
    public static ProseSummary? Of(ProseReport? report) => report is null ? null : new ProseSummary(report.Written, report.Kept, report.CostUsd, report.Requests, report.Failed);
}
