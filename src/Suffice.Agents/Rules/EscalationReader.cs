using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Suffice.Agents.Contexts;
using Suffice.Checks.Grounding;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Agents.Rules;

/// <summary>Reads which items of <c>escalation.md</c> are rules that code applies.</summary>
public static class EscalationReader
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Reads them.</summary>
    /// <param name="file">The context file.</param>
    /// <returns>The rules, and what is wrong in them.</returns>
    public static (ImmutableArray<EscalationRule> Rules, ImmutableArray<YamlError> Problems) Read(ContextFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        YamlFindings findings = new() { KeepsOrigins = false };
        YamlBinder binder = new(findings, new RecordShapes());
        ImmutableArray<EscalationRule>.Builder rules = ImmutableArray.CreateBuilder<EscalationRule>();
        foreach (ContextItem item in file.Items.Where(item => item.Settings is not null))
        {
            findings.Place(item.Id, new YamlPlace(file.Path, item.Line, 1));
            ImmutableArray<RuleEntry> when = binder.Bind<EscalationEntry>(item.Settings!, item.Id)?.When ?? [];
            for (int i = 0; i < when.Length; i++)
            {
                rules.Add(RuleOf(item, when[i], findings, findings.ItemPath($"{item.Id}.when", i)));
            }
        }

        return (rules.ToImmutable(), findings.Errors);
    }

    /// <summary>The items that code applies: no model is shown them.</summary>
    /// <param name="file">The context file.</param>
    /// <returns>Their ids.</returns>
    internal static ImmutableArray<string> AppliedByCode(ContextFile file) => [.. Read(file).Rules.Select(rule => rule.Item).Distinct(StringComparer.Ordinal)];

    private static EscalationRule RuleOf(ContextItem item, RuleEntry entry, YamlFindings findings, string path)
    {
        EscalationRule rule = new(item.Id, item.Title)
        {
            Phrases = [.. (entry.TextContains ?? []).Select(phrase => QuoteSearch.Plain(phrase) + (phrase.TrimEnd().EndsWith('*') ? "*" : string.Empty)).Where(phrase => phrase.Length > 0)],
            Pattern = PatternOf(entry.TextMatches, findings, $"{path}.text_matches"),
            Fields = [.. entry.Fields ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty],
            Missing = entry.Missing ?? [],
            FewerWords = entry.FewerWords ?? 0,
            MoreWords = entry.MoreWords,
            MoreMessages = entry.MoreMessages,
        };
        if (entry == new RuleEntry() || rule is { Phrases: [], Pattern: null, Fields: [], Missing: [], FewerWords: 0, MoreWords: null, MoreMessages: null })
        {
            findings.Error(path, "it has no condition, so that every ticket would meet it", "a condition such as text_contains: [lawyer]");
        }

        return rule;
    }

    private static Regex? PatternOf(string? pattern, YamlFindings findings, string path)
    {
        if (pattern is null)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            findings.Error(path, $"no pattern that can be matched in linear time: {wrong.Message}", "a .NET regular expression without look-around and back-references, in single quotes");
            return null;
        }
    }
}
