namespace Suffice.Ledger;

/// <summary>What a model answered to a fixed prompt, kept as hashes.</summary>
/// <param name="Model">The model's name in the policy.</param>
/// <param name="ModelId">The pinned id that was sent.</param>
/// <param name="Prompt">The hash of the prompt.</param>
/// <param name="Answer">The hash of the answer.</param>
/// <param name="IsExpected">Whether it is what the policy expects; <see langword="null"/> when that says nothing.</param>
/// <param name="Fingerprint">What the provider calls the state of its system (<c>system_fingerprint</c>); <see langword="null"/> when it tells none.</param>
public sealed record CanaryAnswer(string Model, string ModelId, string Prompt, string Answer, bool? IsExpected, string? Fingerprint);
