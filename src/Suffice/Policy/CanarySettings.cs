using System.Collections.Immutable;

namespace Suffice.Policy;

/// <summary>The fixed prompts by which a change of a model behind its name is noticed.</summary>
/// <param name="Model">The model's name in the policy.</param>
/// <param name="PerDay">How many are asked a day, all prompts together, each in its turn.</param>
/// <param name="Prompts">The prompts.</param>
public sealed record CanarySettings(string Model, int PerDay, ImmutableArray<CanaryPrompt> Prompts);

/// <summary>A fixed prompt.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Expect">How its answer should begin, letter case aside; <see langword="null"/> when that is not known.</param>
public sealed record CanaryPrompt(string Prompt, string? Expect);
