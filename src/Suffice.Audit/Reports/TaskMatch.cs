using System.Collections.Immutable;

namespace Suffice.Audit.Reports;

/// <summary>How a policy recognises the calls of a task.</summary>
/// <param name="Fingerprints">Their fixed parts, the most frequent first.</param>
/// <param name="CoveredByFingerprints">The share of the task's calls that these are.</param>
/// <param name="SystemContains">Text that all their system texts share and no other task's; <see langword="null"/> when none was found.</param>
/// <param name="PromptContains">The same of the user's message.</param>
public sealed record TaskMatch(
    ImmutableArray<string> Fingerprints, double CoveredByFingerprints, string? SystemContains = null, string? PromptContains = null);
