using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Prompting;

/// <summary>Makes the JSON Schema of a worker's answer of its rubric: ratings on the scale of each criterion, no score and no verdict, which are code's.</summary>
internal static class AnswerSchema
{
    private const string Fields = "fields";

    /// <summary>Makes it.</summary>
    /// <param name="rubric">The rubric.</param>
    /// <param name="upstream">Whom a complaint may name.</param>
    /// <param name="fields">What the task asks for beside ratings, as a schema; <see langword="null"/> for nothing.</param>
    /// <returns>The schema.</returns>
    public static JsonElement Of(Rubric rubric, ImmutableArray<string> upstream, JsonElement? fields)
    {
        JsonObject properties = [];
        if (fields is { } asked)
        {
            properties[Fields] = JsonNode.Parse(asked.GetRawText());
        }

        properties["criteria"] = Object([.. rubric.Criteria.Select(criterion => KeyValuePair.Create(criterion.Id, (JsonNode)RatingOf(criterion)))]);
        properties["patterns"] = new JsonObject { ["type"] = "array", ["items"] = Text("The id of a known pattern (KP-...) that the ticket shows.") };
        properties["escalate"] = OrNull(Object(
            KeyValuePair.Create("rule", (JsonNode)Text("The id of the escalation rule (E-...) that holds.")),
            KeyValuePair.Create("why", (JsonNode)Text("Why, in one sentence."))));
        properties["root_cause"] = TextOrNull("What lies behind the failure, in one sentence; null when nothing failed.");
        properties["follow_up"] = TextOrNull("What is to be done next and by whom, in one sentence; null when nothing is.");
        if (!upstream.IsEmpty)
        {
            properties["complaint_about"] = OrNull(ComplaintOf(rubric, upstream));
        }

        return JsonSerializer.SerializeToElement(Object([.. properties.Select(property => KeyValuePair.Create(property.Key, property.Value!.DeepClone()))]));
    }

    /// <summary>What a schema asks for beside ratings.</summary>
    /// <param name="schema">The schema; may be <see langword="null"/>.</param>
    /// <returns>The schema of it, or <see langword="null"/>.</returns>
    public static JsonElement? FieldsOf(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty("properties", out JsonElement properties)
        && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(Fields, out JsonElement fields)
            ? fields
            : null;

    /// <summary>Tells whether a schema asks for ratings.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>True when it does.</returns>
    public static bool Rates(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out JsonElement properties)
        && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("criteria", out _);

    /// <summary>Says in what a schema is not the one that a rubric asks for.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="rubric">The rubric.</param>
    /// <returns>What is wrong with it, in words.</returns>
    public static string DifferenceOf(JsonElement schema, Rubric rubric)
    {
        string[] asked = Rates(schema) && schema.GetProperty("properties").GetProperty("criteria") is { ValueKind: JsonValueKind.Object } criteria
            && criteria.TryGetProperty("properties", out JsonElement rated) && rated.ValueKind == JsonValueKind.Object
                ? [.. rated.EnumerateObject().Select(property => property.Name)]
                : [];
        string[] written = [.. rubric.Criteria.Select(criterion => criterion.Id)];

        return asked.Except(written, StringComparer.Ordinal).ToArray() is { Length: > 0 } unknown ? $"it asks for {string.Join(", ", unknown)}, and rubric.md has no such item"
            : written.Except(asked, StringComparer.Ordinal).ToArray() is { Length: > 0 } missing ? $"it does not ask for {string.Join(", ", missing)} of rubric.md"
            : "it asks in another form than rubric.md and worker.upstream do";
    }

    // What is said before the rating is what the rating rests on.
    private static JsonObject RatingOf(Criterion criterion) => Object(
        KeyValuePair.Create("reason", (JsonNode)Text("Why this rating, in one sentence.")),
        KeyValuePair.Create("quotes", (JsonNode)new JsonObject { ["type"] = "array", ["items"] = Text("A piece of the ticket, word for word.") }),
        KeyValuePair.Create("missing", (JsonNode)TextOrNull("What is missing or weak; null when nothing is.")),
        KeyValuePair.Create("root_cause", (JsonNode)OneOfOrNull(criterion.RootCauses)),
        KeyValuePair.Create("rating", (JsonNode)Ratings(criterion)));

    private static JsonObject ComplaintOf(Rubric rubric, ImmutableArray<string> upstream)
    {
        string[] codes = [.. rubric.Criteria.SelectMany(criterion => criterion.RootCauses).Select(cause => cause.Split('/')[0]).Distinct(StringComparer.Ordinal)];

        return Object(
            KeyValuePair.Create("agent", (JsonNode)OneOf(upstream)),
            KeyValuePair.Create("code", (JsonNode)(codes.Length == 0 ? Text("What is wrong with its work, such as missing_detail.") : OneOf(codes))),
            KeyValuePair.Create("field", (JsonNode)TextOrNull("The field that it is about, such as order_id; null for none.")),
            KeyValuePair.Create("quote", (JsonNode)TextOrNull("The evidence, word for word; null when something is not there.")));
    }

    private static JsonObject Ratings(Criterion criterion)
    {
        JsonArray values = [.. Enumerable.Range(1, criterion.Scale).Select(rating => JsonValue.Create(rating))];
        if (criterion.Skippable)
        {
            values.Add(null);
        }

        return new JsonObject { ["type"] = criterion.Skippable ? new JsonArray("integer", "null") : "integer", ["enum"] = values };
    }

    private static JsonObject OneOf(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    private static JsonObject OneOfOrNull(ImmutableArray<string> words) => words.IsEmpty
        ? new JsonObject { ["type"] = "null" }
        : new JsonObject { ["type"] = new JsonArray("string", "null"), ["enum"] = new JsonArray([.. words.Select(word => (JsonNode?)JsonValue.Create(word)), null]) };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject TextOrNull(string description) => new() { ["type"] = new JsonArray("string", "null"), ["description"] = description };

    private static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, schema) };

    // Every property required and no other: what providers ask of schemas that they hold answers to.
    private static JsonObject Object(params KeyValuePair<string, JsonNode>[] properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]),
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)property.Value))),
    };
}
