using Suffice.Cascade.Calling;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>Asks a model on behalf of a check, inside the request's limits and on its bill.</summary>
internal sealed class ModelAsker(CascadeRun run, ModelCaller caller) : IModelAsker
{
    /// <inheritdoc/>
    public async ValueTask<ChatAnswer?> AskAsync(
        string model, ChatRequest request, string check, CancellationToken cancellationToken)
    {
        // The same question to the same model has been paid for: every rung is compared with the one answer.
        bool isTheCall = ReferenceEquals(request, run.Request);
        if (isTheCall && run.Consulted.TryGetValue(model, out ChatAnswer? known))
        {
            return known;
        }

        SufficePolicy policy = run.Route.Policy;
        if (!policy.Models.TryGetValue(model, out Model? asked)
            || !policy.Providers.ContainsKey(asked.Provider))
        {
            return null;
        }

        Rung rung = Rung.Of(-1, asked, policy, run.Route.Plan, CallNeeds.Of(request, run.Route.PromptTokens));
        if (!rung.IsFit)
        {
            return null;
        }

        CallOutcome outcome = await caller.CallAsync(run, rung, request, AttemptPurpose.Check, [], cancellationToken).ConfigureAwait(false);
        if (outcome.Answer is { } answer)
        {
            outcome.Attempt!.End(AttemptOutcome.Consulted, answer, []);
            if (isTheCall)
            {
                run.Consulted[model] = answer;
            }
        }

        return outcome.Answer;
    }
}
