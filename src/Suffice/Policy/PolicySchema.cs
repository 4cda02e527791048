using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Checks;
using Suffice.Policy.Compiling.Gates;
using Suffice.Policy.Entries;
using Suffice.Policy.Schema;

namespace Suffice.Policy;

/// <summary>Describes <c>suffice.yaml</c> to editors, from the same records that read it.</summary>
public static class PolicySchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the schema (JSON Schema 2020-12); <c>#/$defs/task_entry</c> describes a <c>task.yaml</c>, <c>#/$defs/pipeline_entry</c> a <c>pipelines/NAME.yaml</c>.</summary>
    /// <param name="checks">The kinds of checks a gate may name.</param>
    /// <returns>Its text, ending with a line feed.</returns>
    public static string Generate(IReadOnlyList<CheckDefinition> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);

        RecordSchema writer = new();
        JsonObject root = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A Suffice policy (suffice.yaml)",
        };
        foreach ((string key, JsonNode? value) in writer.Inline(typeof(PolicyFile)))
        {
            root[key] = value?.DeepClone();
        }

        writer.Value(typeof(PipelineEntry));
        writer.Define(RecordSchema.GateItem, GateSchema.Item(checks, ChecksByName.Structural, writer));
        root["$defs"] = writer.Definitions();
        return root.ToJsonString(Readable) + "\n";
    }
}
