using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Policy.Entries;

namespace Suffice.Tests.Policy;

/// <summary>docs/policy.md names every key, and its policies are valid.</summary>
public sealed partial class PolicyDocsTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/policy.md"));

    private static readonly string PipelinesPage = File.ReadAllText(Repository.PathOf("docs/pipelines.md"));

    public static TheoryData<string> Keys => [.. KeysOf(Schema(pipelines: false)).Distinct(StringComparer.Ordinal)];

    public static TheoryData<string> PipelineKeys => [.. KeysOf(Schema(pipelines: true)).Distinct(StringComparer.Ordinal)];

    public static TheoryData<string> Policies => [.. YamlBlock.Matches(Page).Select(block => block.Groups["yaml"].Value).Where(yaml => yaml.StartsWith("version: 1", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Page_EveryKey_IsDescribed(string key) => Page.ShouldContain($"`{key}`", Case.Sensitive);

    [Theory]
    [MemberData(nameof(PipelineKeys))]
    public void PipelinesPage_EveryKey_IsDescribed(string key) => PipelinesPage.ShouldContain($"`{key}`", Case.Sensitive);

    [Fact]
    public void Page_EveryProtocol_IsNamedInItsRow()
    {
        string row = Page.Split('\n').Single(line => line.StartsWith("| `protocol` |", StringComparison.Ordinal) && line.Contains("replay", StringComparison.Ordinal));

        EnumWord.All<ProviderProtocol>().Where(word => !row.Contains($"`{word}`", StringComparison.Ordinal)).ShouldBeEmpty("docs/policy.md, the row of protocol");
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Page_EveryPolicy_IsValid(string yaml)
    {
        using PolicyFolder folder = new(yaml);
        folder.Write("tasks/calendar/output.schema.json", "{}");
        folder.Write("recordings/a.jsonl", "");

        PolicyLoadResult result = folder.LoadWithBuiltInChecks();

        result.Errors.ShouldBeEmpty();
    }

    // What pipelines may say has a page of its own.
    private static JsonObject Schema(bool pipelines)
    {
        JsonObject schema = JsonNode.Parse(PolicySchema.Generate([]))!.AsObject();
        JsonObject definitions = schema["$defs"]!.AsObject();
        if (pipelines)
        {
            return new JsonObject(definitions.Where(entry => entry.Key.StartsWith("pipeline_", StringComparison.Ordinal)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        }

        foreach (string name in definitions.Select(entry => entry.Key).Where(name => name.StartsWith("pipeline_", StringComparison.Ordinal)).ToList())
        {
            definitions.Remove(name);
        }

        return schema;
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock { get; }

    private static IEnumerable<string> KeysOf(JsonNode? node) => node switch
    {
        JsonObject map => (map["properties"] as JsonObject)?.Select(property => property.Key).Concat(map.SelectMany(entry => KeysOf(entry.Value)))
            ?? map.SelectMany(entry => KeysOf(entry.Value)),
        JsonArray list => list.SelectMany(KeysOf),
        _ => [],
    };
}
