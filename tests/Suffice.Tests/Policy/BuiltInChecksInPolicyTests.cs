using Suffice.Checks;
using Suffice.Policy;
using Suffice.Schemas;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Tests.Policy;

/// <summary>A policy can name every check there is, with its options, and editors accept it.</summary>
public sealed class BuiltInChecksInPolicyTests
{
    private const string Yaml = """
        version: 1
        providers:
          anthropic: { protocol: anthropic, base_url: https://api.anthropic.com }
          local: { protocol: openai, base_url: http://127.0.0.1:11434/v1 }
        models:
          llama: { provider: local, id: llama-3.1-8b-instruct, family: llama, price: { input: 0, output: 0 } }
        default:
          why: every check once
          ladder: [claude-haiku-4-5]
          gate:
            - json: object
            - json_schema: { schema: { type: object, required: [id] } }
            - one_of: { labels: [a, b], path: $.label }
            - regex: '^\{'
            - length: { max: 500, unit: words }
            - references: { path: "$.ids[*]", allowed: "$request.metadata.ids" }
            - distribution: { path: "$.slots[*].category", target: { promo: 0.4, story: 0.6 }, tolerance: 0.1 }
            - unique: "$.ids[*]"
            - arithmetic: { stated: true, totals: [{ total: $.total, parts: "$.lines[*].amount" }] }
            - contradiction: { fields: { $.order_id: $request.metadata.order_id } }
            - grounded: [numbers, dates]
            - tool_call: never
            - refusal
            - truncated
            - empty:
              on_fail: refuse
            - language: de
            - agreement: { with: llama, unavailable: pass }
        """;

    [Fact]
    public void Load_EveryBuiltInCheck_IsMade()
    {
        PolicyLoadResult result = Load(Yaml);

        result.Errors.ShouldBeEmpty();
        result.Policy!.Default!.Gate.Select(item => item.Check.Name).ShouldBe(BuiltInChecks.All.Select(check => check.Name));
        JsonSchema.Parse(PolicySchema.Generate(BuiltInChecks.All))
            .Validate(JsonOfYaml.Convert(YamlDocument.Read(Yaml, "suffice.yaml", string.Empty, new YamlFindings())!))
            .Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Load_StructuralGate_IsTheOneReplayUses()
    {
        PolicyLoadResult result = Load(Yaml[..Yaml.IndexOf("    - json:", StringComparison.Ordinal)].TrimEnd() + " structural");

        result.Errors.ShouldBeEmpty();
        result.Policy!.Default!.Gate.Select(item => (item.Check.Name, item.OnFail ?? FailurePlan.Escalate))
            .ShouldBe(StructuralGate.Checks.Select(item => (item.Check.Name, item.OnFail!)));
    }

    [Theory]
    [InlineData("regex: '('", "default.gate[0].regex")]
    [InlineData("references: { path: a..b, allowed: x }", "default.gate[0].references.path")]
    [InlineData("agreement: nobody", "default.gate[0].agreement")]
    [InlineData("json_schema: { schema: { type: objekt } }", "default.gate[0].json_schema.schema")]
    public void Load_CheckThatCannotWork_TellsWhichOption(string check, string path)
    {
        PolicyLoadResult result = Load(Yaml[..Yaml.IndexOf("- json:", StringComparison.Ordinal)] + "- " + check);

        result.Errors.ShouldHaveSingleItem().Path.ShouldStartWith(path);
    }

    private static PolicyLoadResult Load(string yaml)
    {
        using var folder = new PolicyFolder(yaml);

        return folder.LoadWithBuiltInChecks();
    }
}
