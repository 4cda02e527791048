using System.Collections.Immutable;

namespace Suffice.Ledger.Reading;

/// <summary>Requests with their attempts, without content, the latest arrival first.</summary>
/// <param name="Requests">The requests; may be fewer than asked for, even none, where more are to come.</param>
/// <param name="Next">What to give as <see cref="RequestQuery.After"/> for the page of earlier ones; <see langword="null"/> at the end.</param>
/// <param name="Previous">What to give as <see cref="RequestQuery.Before"/> for the page of later ones; <see langword="null"/> at the beginning.</param>
public sealed record RequestPage(ImmutableArray<RequestEntry> Requests, RequestCursor? Next, RequestCursor? Previous = null);
