using System.Collections.Immutable;
using Suffice.Agents.Prompting;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Policy;
using Suffice.Routing;

namespace Suffice.Agents.Working;

/// <summary>What a run over tickets would ask, and what that can cost; nobody is called.</summary>
/// <param name="Tickets">The tickets.</param>
/// <param name="ByRulesAlone">Those that rules of code send to a person.</param>
/// <param name="StablePrefixTokens">About how many tokens every call begins with, the same for all: providers that cache prompts bill them at a lower price.</param>
/// <param name="Rungs">What all calls would cost on each rung alone.</param>
public sealed record WorkPlan(int Tickets, int ByRulesAlone, long StablePrefixTokens, ImmutableArray<PlannedRung> Rungs)
{
    /// <summary>Makes it.</summary>
    /// <param name="engine">Knows routes and prices.</param>
    /// <param name="order">The order.</param>
    /// <param name="worker">The worker's task.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The plan.</returns>
    public static WorkPlan Of(SufficeEngine engine, WorkOrder order, TaskPolicy worker, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentNullException.ThrowIfNull(time);
        Worker judge = new(engine, time);
        DateTimeOffset now = time.GetUtcNow();
        decimal?[] prompts = [.. worker.Ladder.Select(_ => (decimal?)0m)];
        decimal?[] most = [.. prompts];
        int asked = 0;
        foreach (EngineCall call in order.Tickets.Select(ticket => judge.CallFor(order.Standard, ticket, new WorkerAsking())).OfType<EngineCall>())
        {
            asked++;
            foreach (Rung rung in engine.Plan(call).Route?.Rungs ?? [])
            {
                prompts[rung.Number] += WorstCase.PromptUsd(rung, call.Request, now);
                most[rung.Number] += WorstCase.Usd(rung, call.Request, now);
            }
        }

        string prefix = WorkerPrompt.Of(order.Standard, DateOnly.FromDateTime(now.UtcDateTime));

        return new WorkPlan(
            order.Tickets.Count,
            order.Tickets.Count - asked,
            prefix.Length == 0 ? 0 : TokenEstimate.Text(prefix),
            [.. worker.Ladder.Select((model, place) => new PlannedRung(model.Name, prompts[place], most[place]))]);
    }
}

/// <summary>What all calls of a run would cost on one rung alone.</summary>
/// <param name="Model">The rung.</param>
/// <param name="PromptsUsd">The prompts, USD, no cache counted; <see langword="null"/> when a price is unknown.</param>
/// <param name="MostUsd">With the longest answers, USD; <see langword="null"/> when a price or the longest answer is unknown.</param>
public sealed record PlannedRung(string Model, decimal? PromptsUsd, decimal? MostUsd);
