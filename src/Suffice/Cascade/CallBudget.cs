namespace Suffice.Cascade;

/// <summary>Bounds one request: how many upstream calls, until when, and for how much at most.</summary>
/// <remarks>Everything a request causes counts here: answers, retries, corrections and the models that checks ask.</remarks>
internal sealed class CallBudget(int maxAttempts, decimal? maxCostUsd)
{
    private int attempts;
    private decimal spentUsd;

    /// <summary>What has been spent so far in USD.</summary>
    public decimal SpentUsd => spentUsd;

    /// <summary>The limit that ended the request, once one did.</summary>
    public string? Limit { get; private set; }

    /// <summary>True when the cost of each call must be known beforehand.</summary>
    public bool HasCap => maxCostUsd is not null;

    /// <summary>Takes one upstream call out of the budget, if it still fits in the worst case.</summary>
    /// <param name="worstCaseUsd">The most it can cost; <see langword="null"/> when unknown, which a cap refuses.</param>
    /// <returns>True when the call may be made.</returns>
    public bool TryTake(decimal? worstCaseUsd)
    {
        if (attempts >= maxAttempts)
        {
            Limit = "max_attempts";
            return false;
        }

        if (maxCostUsd is { } cap && (worstCaseUsd is not { } worst || spentUsd + worst > cap))
        {
            Limit = "max_cost";
            return false;
        }

        attempts++;
        return true;
    }

    /// <summary>Settles what a call really cost.</summary>
    /// <param name="usd">Its cost; <see langword="null"/> when unknown.</param>
    public void Settle(decimal? usd) => spentUsd += usd ?? 0m;
}
