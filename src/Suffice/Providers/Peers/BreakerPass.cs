namespace Suffice.Providers.Peers;

/// <summary>One call's leave to pass a breaker, by which its result is counted once and against the right state.</summary>
/// <param name="Breaker">The breaker; <see langword="null"/> where there is none.</param>
/// <param name="Epoch">The state it was let in by: results of calls from before a change of state say nothing of the new one.</param>
/// <param name="IsProbe">True when it tries whether the route works again.</param>
internal readonly record struct BreakerPass(Breaker? Breaker, int Epoch, bool IsProbe)
{
    /// <summary>The route answered.</summary>
    public void Succeeded() => Breaker?.Succeeded(this);

    /// <summary>The route failed.</summary>
    /// <param name="retryAfter">How long the provider asks to wait.</param>
    public void Failed(TimeSpan? retryAfter) => Breaker?.Failed(this, retryAfter);

    /// <summary>The call ended in a way that says nothing of the route.</summary>
    public void Left() => Breaker?.Left(this);
}
