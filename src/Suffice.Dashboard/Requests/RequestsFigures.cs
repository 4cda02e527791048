using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Ledger;

namespace Suffice.Dashboard.Requests;

/// <summary>A page of requests, the latest first, with their attempts and without content: what <c>/api/requests</c> answers.</summary>
/// <param name="Requests">The requests; may be fewer than asked for, even none, where more are to come.</param>
/// <param name="Next">What to ask as <c>cursor</c> for the page of older ones; <see langword="null"/> at the end.</param>
/// <param name="Previous">What to ask as <c>before</c> for the page of later ones; <see langword="null"/> at the beginning.</param>
/// <param name="Filter">What was asked.</param>
/// <param name="Choices">What may be chosen to filter by.</param>
public sealed record RequestsFigures(
    ImmutableArray<RequestEntry> Requests,
    string? Next,
    string? Previous,
    [property: JsonIgnore] RequestsFilter Filter,
    [property: JsonIgnore] RequestChoices Choices);
