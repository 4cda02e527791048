using Suffice.Billing.Plans.Entries;
using Suffice.Yaml;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>What must hold of the tokens that a plan names.</summary>
internal static class TokenRules
{
    // More than any model reads or writes in one call, and little enough to be added up.
    private const decimal Most = 1_000_000_000m;

    /// <summary>Tells what is wrong.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="path">Where they stand.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>True when nothing is.</returns>
    public static bool Hold(TokensEntry tokens, string path, YamlFindings findings)
    {
        bool held = true;
        foreach ((string key, decimal most) in new[] { ("input", tokens.Input.High), ("output", tokens.Output.High), ("reasoning", tokens.Reasoning?.High ?? 0) })
        {
            if (most > Most)
            {
                held = false;
                findings.Error($"{path}.{key}", $"{most} tokens in one call", $"at most {Most}");
            }
        }

        if (Parts(tokens.Cached, tokens.Input.Low) + Parts(tokens.CacheWrite, tokens.Input.Low) > tokens.Input.Low)
        {
            held = false;
            findings.Error(
                $"{path}.{(tokens.Cached is null ? "cache_write" : "cached")}",
                "more tokens of a cache than the prompt has",
                "at most input, for cached and cache_write are parts of it");
        }

        return held;
    }

    private static decimal Parts(PartRange? part, decimal of) => part is null ? 0 : part.Value.IsShare ? part.Value.High * of : part.Value.High;
}
