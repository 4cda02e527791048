namespace Suffice.Providers.Peers;

/// <summary>Whether calls may go to a model at a provider.</summary>
public enum BreakerState
{
    /// <summary>They may.</summary>
    Closed,

    /// <summary>It failed too often and is left alone until the next probe is due.</summary>
    Open,

    /// <summary>One call is trying whether it works again; the others are kept away.</summary>
    HalfOpen,
}
