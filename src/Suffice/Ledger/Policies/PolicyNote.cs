namespace Suffice.Ledger.Policies;

/// <summary>A policy that came into force.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Version">Its version, as rows of requests name it.</param>
/// <param name="PriceVersion">The price table in force with it.</param>
/// <param name="Until">When the next one came into force (UTC); <see langword="null"/> for the latest.</param>
public sealed record PolicyNote(DateTimeOffset At, string Version, string PriceVersion, DateTimeOffset? Until);
