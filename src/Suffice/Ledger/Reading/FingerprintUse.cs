namespace Suffice.Ledger.Reading;

/// <summary>A fingerprint and a task that callers named with it: what a recogniser can learn from.</summary>
/// <param name="Fingerprint">The fingerprint of a call's fixed part.</param>
/// <param name="Task">The task named by header, metadata or model name.</param>
/// <param name="Requests">How often.</param>
public sealed record FingerprintUse(string Fingerprint, string Task, long Requests);
