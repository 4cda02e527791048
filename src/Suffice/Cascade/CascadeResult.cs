using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>How a request's way through its ladder ended.</summary>
/// <param name="Outcome">Served, refused, handed to a person, or failed.</param>
/// <param name="Answer">The answer for the caller; <see langword="null"/> when none may reach it.</param>
/// <param name="Model">The model that gave it.</param>
/// <param name="Failure">Why there is no answer.</param>
internal sealed record CascadeResult(
    RequestOutcome Outcome, ChatAnswer? Answer, Model? Model, AnswerFailure? Failure = null)
{
    /// <summary>The rung that gave it.</summary>
    public Rung? Rung { get; init; }
}
