namespace Suffice.Providers.Peers;

/// <summary>When a model at a provider is left alone after failures, and for how long.</summary>
public sealed record BreakerSettings
{
    /// <summary>How many failures of the route in a row open it. Default 5.</summary>
    public int Failures { get; init; } = 5;

    /// <summary>Within what time they must fall. Default 30 s.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it stays open before one call may try again; doubles with each try that fails. Default 2 s.</summary>
    public TimeSpan CoolDown { get; init; } = TimeSpan.FromSeconds(2);
}
