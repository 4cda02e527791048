namespace Suffice.Providers.Peers;

/// <summary>One call's leave to go to a peer: what came of it is told to the breaker exactly once, and its time to the board.</summary>
/// <param name="pass">The breaker's pass.</param>
/// <param name="measured">Takes the time of the call; <see langword="null"/> where nobody chooses by it.</param>
/// <param name="time">The clock.</param>
internal struct PeerTicket(BreakerPass pass, PeerHealth? measured, TimeProvider time)
{
    private bool isUsed;

    /// <summary>The first content came. A probe has then found what it wanted: a long answer must not keep others away.</summary>
    /// <param name="latency">From sending.</param>
    public void Began(TimeSpan latency)
    {
        measured?.Streamed.Add(latency, time);
        if (pass.IsProbe && Use())
        {
            pass.Succeeded();
        }
    }

    /// <summary>A whole answer came.</summary>
    /// <param name="latency">From sending, when it came in one piece.</param>
    public void Answered(TimeSpan? latency)
    {
        if (latency is { } whole)
        {
            measured?.Whole.Add(whole, time);
        }

        if (Use())
        {
            pass.Succeeded();
        }
    }

    /// <summary>The call failed.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="elapsed">From sending.</param>
    /// <param name="isOverdue">True when the request's own deadline has passed, for which no route is blamed.</param>
    public void Failed(CallFailure failure, TimeSpan elapsed, bool isOverdue)
    {
        if (failure.Kind == FailureKind.Timeout)
        {
            measured?.Streamed.Add(elapsed, time);
            measured?.Whole.Add(elapsed, time);
        }

        if (!Use())
        {
            return;
        }

        if (failure.IsOfTheRequest || isOverdue)
        {
            pass.Left();
        }
        else
        {
            pass.Failed(failure.RetryAfter);
        }
    }

    /// <summary>The call ended in a way that says nothing of the peer, or was never sent.</summary>
    public void Left()
    {
        if (Use())
        {
            pass.Left();
        }
    }

    private bool Use()
    {
        bool isFirst = !isUsed;
        isUsed = true;
        return isFirst;
    }
}
