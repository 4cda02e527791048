using System.Collections.Immutable;
using Suffice.Policy.Compiling.Models;
using Suffice.Policy.Entries;

namespace Suffice.Policy.Compiling;

/// <summary>Makes the canaries of models.</summary>
internal static class CanaryCompiler
{
    public static ImmutableArray<CanarySettings> Compile(IReadOnlyDictionary<string, CanaryEntry> entries, ModelTable models)
    {
        ImmutableArray<CanarySettings>.Builder canaries = ImmutableArray.CreateBuilder<CanarySettings>(entries.Count);
        foreach ((string name, CanaryEntry entry) in entries)
        {
            if (models.Find(name, $"canaries.{name}") is { } model)
            {
                canaries.Add(new CanarySettings(model.Name, entry.PerDay, [.. entry.Prompts.Select(prompt => new CanaryPrompt(prompt.Prompt, prompt.Expect))]));
            }
        }

        return canaries.DrainToImmutable();
    }
}
