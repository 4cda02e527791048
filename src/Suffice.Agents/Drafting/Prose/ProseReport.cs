using System.Collections.Immutable;

namespace Suffice.Agents.Drafting.Prose;

/// <summary>What came of asking a model for prose.</summary>
/// <param name="Standard">The drafts, with the prose that passed.</param>
/// <param name="Written">How many items have prose.</param>
/// <param name="Kept">The items that kept their plain line, each with why.</param>
/// <param name="CostUsd">What the calls cost in USD; <see langword="null"/> when a price is unknown.</param>
/// <param name="Requests">The calls, by their ids in the ledger.</param>
/// <param name="Failed">How many calls were not answered.</param>
public sealed record ProseReport(DraftedStandard Standard, int Written, ImmutableArray<string> Kept, decimal? CostUsd, ImmutableArray<string> Requests, int Failed);
