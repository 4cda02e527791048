using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Suffice.EndToEnd.Samples;

/// <summary>Makes eval items of recorded calls: the call as the pipeline makes it, and the right answer.</summary>
internal static class SampleEvals
{
    private const int Most = 18;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Where the usual metric would compare words that nobody chooses alike, or a label that is three.
    private static readonly Dictionary<string, string> Metrics = new(StringComparer.Ordinal)
    {
        ["message-classify"] = """[{"type":"field-f1"}]""",
        ["mood-board"] = """[{"type":"field-f1"}]""",
        ["reply-draft"] = """[{"type":"rouge-l","threshold":0.5}]""",
        ["reply-polish"] = """[{"type":"rouge-l","threshold":0.5}]""",
    };

    /// <summary>The items of one task, as lines.</summary>
    /// <param name="task">The task.</param>
    /// <param name="calls">First calls of the task: the lines of the recording, and the answers that they were made of.</param>
    public static string Of(string task, IReadOnlyList<(JsonNode Recorded, JsonElement? Metadata)> calls)
    {
        int every = (calls.Count + Most - 1) / Most;

        return string.Concat(calls.Where((_, i) => i % every == 0).Select(call => ItemOf(task, call.Recorded, call.Metadata) + "\n"));
    }

    private static string ItemOf(string task, JsonNode recorded, JsonElement? metadata)
    {
        JsonObject input = new() { ["messages"] = recorded["messages"]!.DeepClone() };
        if (recorded["schema"] is { } schema)
        {
            input["schema"] = schema.DeepClone();
        }

        if (metadata is { ValueKind: JsonValueKind.Object } known)
        {
            input["metadata"] = JsonObject.Create(known);
        }

        JsonObject item = new()
        {
            ["id"] = recorded["id"]!.DeepClone(),
            ["input"] = input,
            ["reference"] = recorded["reference"]!.DeepClone(),
            ["tags"] = new JsonObject { ["simulated"] = "yes" },
        };
        if (Metrics.TryGetValue(task, out string? metric))
        {
            item["assert"] = JsonNode.Parse(metric);
        }

        return item.ToJsonString(Plain);
    }
}
