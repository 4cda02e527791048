using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Suffice.Checks;
using Suffice.Policy;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Checks;

/// <summary>docs/checks.md names every check and option, and its gates are valid.</summary>
public sealed partial class ChecksDocsTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/checks.md"));

    public static TheoryData<string> Gates => [.. GateBlock.Matches(Page).Select(block => block.Groups["yaml"].Value)];

    public static TheoryData<string, string> Options =>
        [.. BuiltInChecks.All.SelectMany(check => check.OptionsType
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite)
            .Select(property => (check.Name, JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))))];

    [Theory]
    [MemberData(nameof(Gates))]
    public void Page_EveryGate_IsValid(string yaml)
    {
        using var folder = new PolicyFolder($"""
            version: 1
            providers:
              anthropic: {"{ protocol: anthropic, base_url: https://api.anthropic.com }"}
              openai: {"{ protocol: openai, base_url: https://api.openai.com/v1 }"}
            tasks:
              task:
                why: an example
                ladder: [claude-haiku-4-5, claude-sonnet-4-6]
                gate:
                  {yaml.Trim().ReplaceLineEndings("\n      ")}
            """);
        var loader = PolicyLoader.BuiltIn(TimeProvider.System);

        PolicyLoadResult result = loader.Load(folder.Policy);

        result.Errors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Page_EveryOption_IsDescribedUnderItsCheck(string check, string option)
    {
        string section = Page.Split($"\n## {check}\n")[1].Split("\n## ")[0];

        section.ShouldContain($"`{option}`");
    }

    [GeneratedRegex("```yaml gate\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex GateBlock { get; }
}
