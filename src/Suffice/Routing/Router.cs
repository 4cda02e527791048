using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Policy;
using Suffice.Routing.Loops;
using Suffice.Tasks;

namespace Suffice.Routing;

/// <summary>Answers: which rungs may this call use, and where does it start?</summary>
/// <remarks>The same rules serve the live path, the dry run and <c>suffice explain</c>, which remembers no loops.</remarks>
/// <param name="recognizer">Tells which task a call is.</param>
/// <param name="time">The clock.</param>
/// <param name="trust">Knows which tasks are demoted; <see langword="null"/> to trust all.</param>
public sealed class Router(TaskRecognizer recognizer, TimeProvider time, ITaskTrust? trust = null)
{
    /// <summary>Which model asked for which tool, told by whoever serves answers.</summary>
    internal LoopMemory Loops { get; } = new(time);

    /// <summary>Decides the route of a call; calls nothing.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="request">The call.</param>
    /// <param name="headers">Its headers.</param>
    /// <returns>The route, or why there is none.</returns>
    public RouteDecision Decide(SufficePolicy policy, ChatRequest request, CallHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(request);

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

        return new RouteDecision(Started(route, request), decision, null);
    }

    private Route Started(Route route, ChatRequest request)
    {
        // A loop stays with its model: what was trusted for its first step is not asked again at every step.
        Route begun = ToolLoop.Stay(Trusted(route, request), request, Loops);

        return begun.StaysOn is null ? CalibratedStart.Of(begun, request, time.GetUtcNow()) : begun;
    }

    // Vectors are one model's own: another would answer in another space.
    private Route Trusted(Route route, ChatRequest request) =>
        trust is not null && route.TaskName is { } task && request.Kind != CallKind.Embeddings && trust.Of(task) is { IsDemoted: true } standing
            ? route.OnLastRung(standing.Reason)
            : route;

    private static ImmutableArray<Rung> Rungs(SufficePolicy policy, TaskPolicy plan, CallNeeds needs)
    {
        ImmutableArray<Rung>.Builder rungs = ImmutableArray.CreateBuilder<Rung>(plan.Ladder.Length);
        foreach (Model model in plan.Ladder)
        {
            Rung rung = Rung.Of(rungs.Count, model, policy, plan, needs);
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
