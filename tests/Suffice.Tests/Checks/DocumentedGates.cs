using System.Text.RegularExpressions;
using Suffice.Checks;
using Suffice.Policy;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Checks;

/// <summary>The gates that docs/checks.md shows, each in the section of its check.</summary>
internal static partial class DocumentedGates
{
    /// <summary>The page.</summary>
    public static string Page { get; } = File.ReadAllText(Repository.PathOf("docs/checks.md"));

    /// <summary>Every gate of the page.</summary>
    public static IEnumerable<string> All => GateBlock.Matches(Page).Select(block => block.Groups["yaml"].Value);

    /// <summary>What the page says of a check.</summary>
    public static string SectionOf(string check) => Page.Split($"\n## {check}\n") is [_, var section, ..]
        ? section.Split("\n## ")[0]
        : throw new InvalidDataException($"docs/checks.md has no section '## {check}'");

    /// <summary>The gate that it shows of a check.</summary>
    public static string Of(string check) => GateBlock.Match(SectionOf(check)).Groups["yaml"].Value;

    /// <summary>The checks of all gates.</summary>
    public static IEnumerable<ICheck> Checks => All.SelectMany(gate => Load(PolicyWith(gate)).Policy!.Tasks[0].Gate).Select(item => item.Check);

    /// <summary>A policy with a gate.</summary>
    public static string PolicyWith(string gate) => $"""
        version: 1
        providers:
          anthropic: {"{ protocol: anthropic, base_url: https://api.anthropic.com }"}
          openai: {"{ protocol: openai, base_url: https://api.openai.com/v1 }"}
        tasks:
          task:
            why: an example
            ladder: [claude-haiku-4-5, claude-sonnet-4-6]
            gate:
              {gate.Trim().ReplaceLineEndings("\n      ")}
        """;

    /// <summary>Loads a policy with the checks that ship.</summary>
    public static PolicyLoadResult Load(string policy)
    {
        using PolicyFolder folder = new(policy);

        return folder.LoadWithBuiltInChecks();
    }

    [GeneratedRegex("```yaml gate\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex GateBlock { get; }
}
