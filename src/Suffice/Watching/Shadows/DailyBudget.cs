namespace Suffice.Watching.Shadows;

/// <summary>What may still be spent today (UTC), by task: the worst case of a call is held before it is sent and settled after it.</summary>
internal sealed class DailyBudget(TimeProvider time, DateOnly spentOn, IReadOnlyDictionary<string, decimal> spent)
{
    private readonly Lock counting = new();
    private readonly Dictionary<string, decimal> held = new(spent, StringComparer.Ordinal);
    private DateOnly day = spentOn;

    /// <summary>Holds the worst case of a call, if the day's budget allows it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="worstUsd">The most the call can cost in USD.</param>
    /// <param name="budgetUsd">The day's budget in USD.</param>
    /// <returns>What is to be settled; <see langword="null"/> when the budget does not allow it.</returns>
    public Holding? TryHold(string task, decimal worstUsd, decimal budgetUsd)
    {
        lock (counting)
        {
            DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            if (today != day)
            {
                held.Clear();
                day = today;
            }

            decimal sum = held.GetValueOrDefault(task) + worstUsd;
            if (sum > budgetUsd)
            {
                return null;
            }

            held[task] = sum;

            return new Holding(task, today, worstUsd);
        }
    }

    /// <summary>Puts what a call cost in the place of what was held for it.</summary>
    /// <param name="holding">What was held.</param>
    /// <param name="costUsd">What it cost; what is not known stays held at its worst.</param>
    public void Settle(Holding holding, decimal? costUsd)
    {
        lock (counting)
        {
            if (holding.Day == day && costUsd is { } cost)
            {
                held[holding.Task] += cost - holding.Usd;
            }
        }
    }
}

/// <summary>A part of a day's budget that is held for a call.</summary>
/// <param name="Task">The task.</param>
/// <param name="Day">The day.</param>
/// <param name="Usd">What is held in USD.</param>
internal readonly record struct Holding(string Task, DateOnly Day, decimal Usd);
