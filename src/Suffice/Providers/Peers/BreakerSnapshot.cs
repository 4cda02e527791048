namespace Suffice.Providers.Peers;

/// <summary>The state of one model at one provider, for health pages and metrics.</summary>
/// <param name="Provider">The provider's name in the policy.</param>
/// <param name="Model">The id that is sent to it.</param>
/// <param name="State">Whether calls may go there.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="NextProbe">When one call may try again (UTC); <see langword="null"/> while closed, or while one tries.</param>
/// <param name="Failures">The failures in a row that count now.</param>
public sealed record BreakerSnapshot(
    string Provider, string Model, BreakerState State, DateTimeOffset Since, DateTimeOffset? NextProbe, int Failures);
