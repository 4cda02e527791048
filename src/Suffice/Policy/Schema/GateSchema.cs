using System.Text.Json.Nodes;
using Suffice.Checks;
using Suffice.Policy.Entries;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Schema;

/// <summary>Describes one item of a gate: a word, or a map of one check and what follows when it fails.</summary>
internal static class GateSchema
{
    public static JsonObject Item(IReadOnlyList<CheckDefinition> checks, string structural, RecordSchema writer)
    {
        JsonObject properties = new();
        foreach (CheckDefinition check in checks)
        {
            properties[check.Name] = Options(check, writer);
        }

        properties["on_fail"] = writer.Value(typeof(FailurePlanEntry));
        JsonNode[] words = [.. checks.Where(NeedsNoOptions).Select(check => (JsonNode)check.Name), structural];
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = new JsonArray(words) },
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = properties,
                    ["additionalProperties"] = false,
                    ["minProperties"] = 1,
                    ["maxProperties"] = 2,
                }),
        };
    }

    private static JsonObject Options(CheckDefinition check, RecordSchema writer)
    {
        JsonObject options = writer.Value(check.OptionsType);
        JsonObject schema = NeedsNoOptions(check)
            ? new JsonObject { ["anyOf"] = new JsonArray(options, new JsonObject { ["type"] = "null" }) }
            : options;
        schema["description"] = check.Summary;
        return schema;
    }

    private static bool NeedsNoOptions(CheckDefinition check) => !RecordShape.Of(check.OptionsType)!.Keys.Any(key => key.Required);
}
