using System.Text.Json.Nodes;
using Suffice.Policy;

namespace Suffice.Tests.Policy;

public sealed class PolicySchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(PolicySchema.Generate(SampleChecks.All))!;

    [Theory]
    [InlineData("/required/0", "\"version\"")]
    [InlineData("/properties/version/enum", "[1]")]
    [InlineData("/additionalProperties", "false")]
    [InlineData("/$defs/task_entry/required", "[\"ladder\"]")]
    [InlineData("/$defs/task_entry/properties/max_attempts/minimum", "1")]
    [InlineData("/$defs/task_entry/properties/max_attempts/default", "6")]
    [InlineData("/$defs/task_entry/properties/deadline/default", "\"10m\"")]
    [InlineData("/$defs/task_entry/properties/on_exhausted/enum", "[\"refuse\",\"serve\",\"person\"]")]
    [InlineData("/$defs/task_entry/properties/max_cost/exclusiveMinimum", "0")]
    [InlineData("/$defs/task_entry/properties/ladder/anyOf/1/minItems", "1")]
    [InlineData("/$defs/failure_plan_entry/anyOf/0/enum/0", "\"repair\"")]
    [InlineData("/$defs/gate_item/anyOf/0/enum", "[\"truncated\",\"empty\",\"tidy\",\"json_schema\",\"structural\"]")]
    [InlineData("/$defs/gate_item/anyOf/1/properties/references/description", "\"Ids are known.\"")]
    [InlineData("/$defs/schema_options/anyOf/0/type/0", "\"string\"")]
    [InlineData("/$defs/distribution_options/properties/tolerance/maximum", "1")]
    [InlineData("/$defs/provider_entry/properties/api_key/pattern", "\"^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$\"")]
    public void Generate_Records_SayTheirLimits(string pointer, string expected)
    {
        JsonNode? found = pointer.Split('/').Skip(1).Aggregate((JsonNode?)Schema, (node, part) => node is JsonArray list ? list[int.Parse(part)] : node![part]);

        found!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldBe(expected);
    }

    [Theory]
    [InlineData("task_entry", "budget")]
    [InlineData("failure_plan_entry", "word")]
    public void Generate_KeysThatAreRefused_AreNotOffered(string record, string key) =>
        Schema["$defs"]![record]!.ToJsonString().ShouldNotContain($"\"{key}\":");
}
