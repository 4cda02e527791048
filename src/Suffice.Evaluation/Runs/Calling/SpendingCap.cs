namespace Suffice.Evaluation.Runs.Calling;

/// <summary>What a run has spent and may still spend: the worst case of a call is held from before it is sent until its cost is known.</summary>
/// <remarks>
/// Safe for use by many calls at once. A prompt's tokens are a guess before it is sent: where calls turned out dearer than their worst case,
/// those not yet settled are taken to be as much dearer, so that what lies beyond the cap is at most what the first calls at once were off by.
/// </remarks>
/// <param name="mostUsd">The cap; <see langword="null"/> for none.</param>
/// <param name="spentUsd">What the run had spent before it was gone on with.</param>
internal sealed class SpendingCap(decimal? mostUsd, decimal spentUsd = 0)
{
    private readonly Lock counting = new();
    private TaskCompletionSource settled = Signal();
    private decimal spent = spentUsd;
    private decimal held;
    private decimal overrun = 1;

    /// <summary>The cap; <see langword="null"/> for none.</summary>
    public decimal? MostUsd => mostUsd;

    /// <summary>What was spent, USD.</summary>
    public decimal SpentUsd
    {
        get
        {
            lock (counting)
            {
                return spent;
            }
        }
    }

    /// <summary>Holds the worst case of a call, waiting for others to be settled when it does not fit beside theirs.</summary>
    /// <param name="worstUsd">The worst case; <see langword="null"/> when it is not known, which no cap lets through.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when it does not fit at all.</returns>
    public async ValueTask<bool> HoldAsync(decimal? worstUsd, CancellationToken cancellationToken)
    {
        if (mostUsd is not { } most)
        {
            return true;
        }

        while (worstUsd is { } worst)
        {
            Task change;
            lock (counting)
            {
                if (spent + ((held + worst) * overrun) <= most)
                {
                    held += worst;
                    return true;
                }

                if (held == 0)
                {
                    return false;
                }

                change = settled.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Settles a call.</summary>
    /// <param name="worstUsd">What was held for it.</param>
    /// <param name="costUsd">What it cost; where that is not known, the worst case is taken for it.</param>
    public void Settle(decimal? worstUsd, decimal? costUsd)
    {
        TaskCompletionSource told;
        lock (counting)
        {
            held -= mostUsd is null ? 0 : worstUsd ?? 0;
            spent += costUsd ?? (worstUsd * overrun) ?? 0;
            overrun = costUsd is { } cost && worstUsd is > 0 ? Math.Max(overrun, cost / worstUsd.Value) : overrun;
            told = settled;
            settled = Signal();
        }

        told.SetResult();
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
