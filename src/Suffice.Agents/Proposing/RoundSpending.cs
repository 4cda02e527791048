using Suffice.Engine;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Routing;

namespace Suffice.Agents.Proposing;

/// <summary>What one look of the chief of staff may cost. The worst case of each call is held before it is sent, and the engine keeps the call within it.</summary>
/// <param name="engine">Answers calls.</param>
/// <param name="policy">The policy of the whole look.</param>
/// <param name="mostUsd">The most, USD.</param>
/// <param name="time">The clock.</param>
internal sealed class RoundSpending(SufficeEngine engine, SufficePolicy policy, decimal mostUsd, TimeProvider time)
{
    private readonly SpendingCap cap = new(mostUsd);

    /// <summary>What was spent, USD.</summary>
    public decimal SpentUsd => cap.SpentUsd;

    /// <summary>The most, USD.</summary>
    public decimal MostUsd => mostUsd;

    /// <summary>The most that a call can cost: each rung that it fits asked once.</summary>
    /// <param name="call">The call.</param>
    /// <returns>USD; <see langword="null"/> when it has no route, or a price or the longest answer of a model is not known.</returns>
    public decimal? WorstOf(EngineCall call)
    {
        if (engine.Plan(call).Route is not { } route)
        {
            return null;
        }

        decimal? sum = 0;
        foreach (Rung rung in route.Rungs.Where(rung => rung.IsFit))
        {
            decimal? worst = 0;
            foreach (Rung served in rung.Peers.Prepend(rung).Where(served => served.FitsHere))
            {
                worst = WorstCase.Usd(served, call.Request, time.GetUtcNow()) is { } usd && worst is { } known ? Math.Max(known, usd) : null;
            }

            sum += worst;
        }

        return sum;
    }

    /// <summary>Holds the worst case of a call.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the waiting for other calls to be settled.</param>
    /// <returns>The policy to make it by, or why it may not be made.</returns>
    public async ValueTask<HeldCall> HoldAsync(string task, EngineCall call, CancellationToken cancellationToken)
    {
        if (WorstOf(call) is not { } worst)
        {
            return new HeldCall(null, 0, $"what a call of {task} can cost is not known: give its models prices and max_output_tokens in the policy");
        }

        return await cap.HoldAsync(worst, cancellationToken).ConfigureAwait(false)
            ? new HeldCall(Capped(task, worst), worst, null)
            : new HeldCall(null, 0, FormattableString.Invariant($"a call of {task} can cost ${worst:0.0000}, and ${Math.Max(0, mostUsd - cap.SpentUsd):0.0000} of the ${mostUsd:0.00} for one look are left (chief.max_cost)"));
    }

    /// <summary>Settles a call that was held.</summary>
    /// <param name="held">The call.</param>
    /// <param name="entry">Its row; <see langword="null"/> when it has none, and then its worst case is taken for its cost.</param>
    public void Settle(HeldCall held, RequestEntry? entry) => cap.Settle(held.WorstUsd, entry?.CostUsd);

    private SufficePolicy Capped(string task, decimal worst) => policy with
    {
        Tasks = [.. policy.Tasks.Select(one => one.Name == task ? one with { MaxCostUsd = one.MaxCostUsd is { } own ? Math.Min(own, worst) : worst } : one)],
    };
}

/// <summary>A call whose worst case is held, or why it is not.</summary>
/// <param name="Policy">The policy to make it by; <see langword="null"/> when it may not be made.</param>
/// <param name="WorstUsd">What is held, USD.</param>
/// <param name="WhyNot">Why it may not be made; <see langword="null"/> when it may.</param>
internal sealed record HeldCall(SufficePolicy? Policy, decimal WorstUsd, string? WhyNot);
