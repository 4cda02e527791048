using System.Collections.Immutable;
using Suffice.Ledger;

namespace Suffice.Gateway.Api;

/// <summary>A page of requests.</summary>
/// <param name="Requests">The requests with their attempts, without content, the latest arrival first; may be fewer than asked for where more are to come.</param>
/// <param name="Next">What to give as <c>cursor</c> for the next page; <see langword="null"/> at the end.</param>
/// <param name="Previous">What to give as <c>before</c> for the page before; <see langword="null"/> at the beginning.</param>
internal sealed record RequestList(ImmutableArray<RequestEntry> Requests, string? Next, string? Previous);
