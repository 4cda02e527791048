using Suffice.Chat;

namespace Suffice.Checks;

/// <summary>Asks another model the same call on behalf of a check; the attempt is bounded, recorded and part of the request's cost.</summary>
public interface IModelAsker
{
    /// <summary>Asks a model.</summary>
    /// <param name="model">The model's name in the policy.</param>
    /// <param name="request">The call to ask, usually the one being answered.</param>
    /// <param name="check">The check that asks, for the ledger.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Its answer, or <see langword="null"/> when it could not be had (failed, unfit, or over the request's cap).</returns>
    ValueTask<ChatAnswer?> AskAsync(string model, ChatRequest request, string check, CancellationToken cancellationToken);
}
