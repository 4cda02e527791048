using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Policy;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Routing;

/// <summary>Answers: which rungs may this call use, and where does it start?</summary>
/// <remarks>The same object serves the live path, the dry run and <c>suffice explain</c>.</remarks>
/// <param name="recognizer">Tells which task a call is.</param>
/// <param name="trust">Knows which tasks are demoted; <see langword="null"/> to trust all.</param>
public sealed class Router(ITaskRecognizer recognizer, ITaskTrust? trust = null)
{
    /// <summary>Decides the route of a call; calls nothing.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="request">The call.</param>
    /// <param name="headers">Its headers.</param>
    /// <returns>The route, or why there is none.</returns>
    public RouteDecision Decide(SufficePolicy policy, ChatRequest request, CallHeaders headers)
    {
        TaskDecision decision = recognizer.Recognize(policy, request, headers);
        if (decision.Error is not null)
        {
            return new RouteDecision(null, decision, decision.Error);
        }

        TaskPolicy? plan = decision.Task ?? PlanOfNamedModel(policy, request.Model);
        if (plan is null)
        {
            return new RouteDecision(null, decision, $"model \"{request.Model}\" is not known to the policy or the catalogue");
        }

        long promptTokens = TokenEstimate.Prompt(request);
        ImmutableArray<Rung> rungs = Rungs(policy, plan, CallNeeds.Of(request, promptTokens));
        Route route = new()
        {
            Policy = policy,
            Decision = decision,
            Plan = plan,
            Rungs = rungs,
            Baseline = plan.Baseline ?? (request.Kind == CallKind.Embeddings ? rungs[^1].Model : plan.Ladder[^1]),
            PromptTokens = promptTokens,
        };

        return new RouteDecision(Trusted(route, request), decision, null);
    }

    // Vectors are one model's own: another would answer in another space.
    private Route Trusted(Route route, ChatRequest request)
    {
        if (trust is null || route.TaskName is not { } task || request.Kind == CallKind.Embeddings)
        {
            return route;
        }

        TaskTrust standing = trust.Of(task);

        return standing.IsDemoted ? route.OnLastRung(standing.Reason) : route;
    }

    private static ImmutableArray<Rung> Rungs(SufficePolicy policy, TaskPolicy plan, CallNeeds needs)
    {
        var rungs = ImmutableArray.CreateBuilder<Rung>(plan.Ladder.Length);
        foreach (Model model in plan.Ladder)
        {
            var rung = Rung.Of(rungs.Count, model, policy, plan, needs);
            rungs.Add(rung);
            if (needs.Kind == CallKind.Embeddings && rung.IsFit)
            {
                // Another model's vectors are another space: there is no next rung.
                break;
            }
        }

        return rungs.DrainToImmutable();
    }

    // A named model has no written standard: one rung, no gate, metered.
    private static TaskPolicy? PlanOfNamedModel(SufficePolicy policy, string name) =>
        policy.Models.TryGetValue(name, out Model? model) && policy.Providers.ContainsKey(model.Provider)
            ? new TaskPolicy { Name = name, Ladder = [model] }
            : null;
}

/// <summary>A route, or why there is none.</summary>
/// <param name="Route">The route.</param>
/// <param name="Decision">Which task the call is.</param>
/// <param name="Error">What is wrong with the call's task or model; <see langword="null"/> when there is a route.</param>
public sealed record RouteDecision(Route? Route, TaskDecision Decision, string? Error)
{
    /// <summary>True when there would be a route, and the caller's key may not use it.</summary>
    public bool IsForbidden { get; init; }
}
