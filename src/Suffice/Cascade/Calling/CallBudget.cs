namespace Suffice.Cascade.Calling;

/// <summary>Bounds one request: how many upstream calls, until when, and for how much at most.</summary>
/// <remarks>
/// Everything a request causes counts here: answers, retries, corrections and the models that checks ask. A call's worst case is held
/// from before it is sent until its cost is known. A check may ask several models at once.
/// </remarks>
internal sealed class CallBudget(int maxAttempts, decimal? maxCostUsd)
{
    private readonly Lock counting = new();
    private int attempts;
    private decimal heldUsd;

    /// <summary>The limit that ended the request, once one did.</summary>
    public string? Limit { get; private set; }

    /// <summary>True when the cost of each call must be known beforehand.</summary>
    public bool HasCap => maxCostUsd is not null;

    /// <summary>True when no further call may be made.</summary>
    public bool IsSpent
    {
        get
        {
            lock (counting)
            {
                return attempts >= maxAttempts;
            }
        }
    }

    /// <summary>Takes one upstream call out of the budget, if it still fits in the worst case, which is then held.</summary>
    /// <param name="worstCaseUsd">The most it can cost; <see langword="null"/> when unknown, which a cap refuses.</param>
    /// <param name="isOptional">True for a call that the request can do without: refused, it has not ended the request.</param>
    /// <returns>True when the call may be made.</returns>
    public bool TryTake(decimal? worstCaseUsd, bool isOptional = false)
    {
        lock (counting)
        {
            bool isOver = maxCostUsd is { } cap && !(heldUsd + worstCaseUsd <= cap);
            Limit = isOptional ? Limit : attempts >= maxAttempts ? "max_attempts" : isOver ? "max_cost" : Limit;
            if (attempts >= maxAttempts || isOver)
            {
                return false;
            }

            attempts++;
            heldUsd += worstCaseUsd ?? 0m;
            return true;
        }
    }

    /// <summary>Puts what a call costs in the place of what was held for it.</summary>
    /// <param name="heldBefore">What was held.</param>
    /// <param name="costUsd">What it costs.</param>
    public void Settle(decimal heldBefore, decimal costUsd)
    {
        lock (counting)
        {
            heldUsd += costUsd - heldBefore;
        }
    }
}
