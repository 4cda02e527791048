namespace Suffice.Policy.Compiling;

/// <summary>What can be said of a match rule before any call.</summary>
internal static class MatchRules
{
    public static bool IsEmpty(MatchRule rule) =>
        rule is { SystemContains: null, SystemMatches: null, PromptContains: null, Model: null, Schema: null }
        && rule.Tools.IsEmpty && rule.Headers.IsEmpty && rule.Metadata.IsEmpty;
}
