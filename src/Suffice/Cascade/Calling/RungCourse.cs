using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Providers.Peers;
using Suffice.Routing;

namespace Suffice.Cascade.Calling;

/// <summary>The course of one call over the places of a rung: its own provider and its peers.</summary>
/// <remarks>
/// A failure that may be the route's is answered at once by a place not tried yet; only when none is left does it wait, for the
/// place that may be asked again soonest. Place 0 is the rung's own provider.
/// </remarks>
/// <param name="run">The request.</param>
/// <param name="rung">The rung.</param>
/// <param name="parts">What calling needs.</param>
/// <param name="streamed">True when the answer is passed on as it comes.</param>
internal sealed class RungCourse(CascadeRun run, Rung rung, CallParts parts, bool streamed)
{
    private readonly int[]? order = PeerOrder.Of(rung, parts.Peers, streamed);
    private Visit[]? visits;
    private int current = -1;
    private bool hasMoved;
    private PeerTicket ticket;

    private int Places => 1 + rung.Peers.Length;

    /// <summary>Goes to the first place that takes calls.</summary>
    /// <returns>False when none does; that is then noted.</returns>
    public bool TryEnter()
    {
        TimeSpan? resting = null;
        if (TryEnterNew(ref resting))
        {
            return true;
        }

        if (rung.Number >= 0)
        {
            run.Leave(resting is null ? "unfit" : "circuit_open");
        }

        return false;
    }

    /// <summary>Begins an attempt at the place it is at.</summary>
    /// <param name="asked">The call as it is sent.</param>
    /// <param name="purpose">What it is for.</param>
    /// <returns>The attempt, or <see langword="null"/> when a limit is reached.</returns>
    public Attempt? Begin(ChatRequest asked, AttemptPurpose purpose) =>
        Attempt.TryBegin(run, At(current), purpose, asked, ticket, parts.Time);

    /// <summary>Begins a second attempt beside the one under way: at another place, or where there is none at the same.</summary>
    /// <param name="asked">The call as it is sent.</param>
    /// <returns>The attempt, or <see langword="null"/> when no place or limit allows one.</returns>
    public Attempt? BeginHedge(ChatRequest asked)
    {
        int first = current;
        visits ??= new Visit[Places];
        visits[first].IsMade = true;
        TimeSpan? resting = null;
        return !run.Budget.IsSpent && (TryEnterNew(ref resting) || TryGoTo(first, ref resting)) ? Begin(asked, AttemptPurpose.Hedge) : null;
    }

    /// <summary>After a failure: goes to the next place, or waits to ask one again.</summary>
    /// <param name="failed">The attempt that failed.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="cancellationToken">The caller's end, or the deadline.</param>
    /// <returns>False when no further try may help.</returns>
    public async ValueTask<bool> GoOnAsync(Attempt failed, CallFailure failure, CancellationToken cancellationToken)
    {
        Note(failed, failure);
        if (failure.Kind is FailureKind.BadRequest or FailureKind.ContentRefused || run.Budget.IsSpent)
        {
            return false;
        }

        TimeSpan? resting = null;
        while (!TryEnterNew(ref resting))
        {
            if (Soonest() is not { } next)
            {
                return false;
            }

            await WaitAsync(visits![next].DueAt!.Value, cancellationToken).ConfigureAwait(false);
            visits[next].DueAt = null;
            visits[next].Retries++;
            if (TryGoTo(next, ref resting))
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Notes a failure without going on.</summary>
    /// <param name="failed">The attempt that failed.</param>
    /// <param name="failure">The failure.</param>
    public void Note(Attempt failed, CallFailure failure)
    {
        CascadeLog.CallFailed(parts.Logger, failed.Rung.Model.Name, failure.Kind, failure.Message);
        run.Troubles.Add(failure);
        visits ??= new Visit[Places];
        if (failure.Kind == FailureKind.ContextTooLong)
        {
            KeepLargerThan(failed.Rung.Model.ContextWindow);
        }

        ref Visit visit = ref visits[PlaceOf(failed.Rung)];
        visit.IsMade = true;
        visit.DueAt = parts.Delays.Next(failure, visit.Retries, failed.Rung.Provider.MaxRetries, run.TimeLeft()) is { } wait
            ? parts.Time.GetTimestamp() + (long)(wait.TotalSeconds * parts.Time.TimestampFrequency)
            : null;
    }

    /// <summary>What the next attempt is for.</summary>
    /// <param name="purpose">What the one before was for.</param>
    /// <returns>What a check asks again is still its cost; anything else is a failover or a retry.</returns>
    public AttemptPurpose PurposeAfter(AttemptPurpose purpose) =>
        purpose is AttemptPurpose.Check or AttemptPurpose.Watch ? purpose : hasMoved ? AttemptPurpose.Failover : AttemptPurpose.Retry;

    private Rung At(int place) => place == 0 ? rung : rung.Peers[place - 1];

    private int PlaceOf(Rung at) => ReferenceEquals(at, rung) ? 0 : 1 + rung.Peers.IndexOf(at);

    private bool TryEnterNew(ref TimeSpan? resting)
    {
        for (int i = 0; i < Places; i++)
        {
            int place = order is null ? i : order[i];
            if (visits?[place].IsMade != true && TakesCall(At(place)) && TryGoTo(place, ref resting))
            {
                return true;
            }
        }

        return false;
    }

    private bool TakesCall(Rung at) => at.FitsHere && !run.Troubles.IsTooSmall(at.Model.ContextWindow);

    private bool TryGoTo(int place, ref TimeSpan? resting)
    {
        Rung at = At(place);
        PeerHealth health = parts.Peers.Of(at.Provider, at.Model);
        if (!health.TryEnter(out BreakerPass pass, out TimeSpan wait))
        {
            run.Troubles.AddResting(wait);
            resting = wait;
            return false;
        }

        hasMoved = current >= 0 && place != current;
        current = place;
        ticket = new PeerTicket(pass, rung.Model.Choose == PeerChoice.LeastLatency ? health : null, parts.Time);
        return true;
    }

    // What was too long for one place is too long for every other that is not known to hold more.
    private void KeepLargerThan(int? window)
    {
        run.Troubles.AddTooLong(window);
        for (int i = 0; i < Places; i++)
        {
            visits![i].IsMade |= !(At(i).Model.ContextWindow > (window ?? int.MaxValue));
        }
    }

    private int? Soonest()
    {
        int? soonest = null;
        for (int i = 0; i < Places; i++)
        {
            if (visits![i].DueAt is { } due && !(due >= (soonest is { } best ? visits[best].DueAt : null)))
            {
                soonest = i;
            }
        }

        return soonest;
    }

    private async ValueTask WaitAsync(long due, CancellationToken cancellationToken)
    {
        long now = parts.Time.GetTimestamp();
        TimeSpan wait = parts.Time.GetElapsedTime(now, due);
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        run.Waits.Begin();
        try
        {
            await Task.Delay(wait, parts.Time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            run.Waits.End();
        }
    }

    /// <summary>What became of one place.</summary>
    private struct Visit
    {
        public bool IsMade;
        public int Retries;
        public long? DueAt;
    }
}
