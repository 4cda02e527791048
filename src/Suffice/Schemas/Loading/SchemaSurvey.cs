using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>Walks a document's schemas, in the places where keywords keep them, and notes their identifiers and anchors.</summary>
internal sealed class SchemaSurvey(SchemaDocument document, DialectReader dialects, Dictionary<string, SchemaResource> byUri)
{
    // JsonDocument's own default limit is 64 levels of JSON; whoever parsed deeper meets this one.
    private const int Deepest = 500;

    private static readonly string[] Single =
    [
        "not", "if", "then", "else", "additionalProperties", "propertyNames", "contains", "items", "additionalItems",
        "unevaluatedItems", "unevaluatedProperties", "contentSchema",
    ];

    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];

    private static readonly string[] Maps =
    [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
    ];

    /// <summary>Notes every place of the document; returns its root.</summary>
    public SchemaPlace Walk(SchemaResource resource, Dialect dialect)
    {
        Visit(document.Root, "", resource, dialect, 0);
        return document.Places[""];
    }

    private void Visit(JsonElement schema, string pointer, SchemaResource resource, Dialect dialect, int depth)
    {
        if (depth > Deepest)
        {
            throw new JsonSchemaException($"{document.Label}#{pointer}", $"nests deeper than {Deepest} levels", "use $ref to flatten it");
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            document.Places[pointer] = new SchemaPlace(resource, pointer, schema, dialect);
            return;
        }

        (SchemaResource? inner, Dialect? rules) = Identify(schema, pointer, resource, dialect);
        SchemaPlace place = new(inner, pointer, schema, rules);
        document.Places[pointer] = place;
        Name(place);
        VisitChildren(place, depth);
    }

    private (SchemaResource Resource, Dialect Dialect) Identify(JsonElement schema, string pointer, SchemaResource resource, Dialect dialect)
    {
        if (!schema.TryGetProperty("$id", out JsonElement id) || (dialect.IsDraft7 && schema.TryGetProperty("$ref", out _)))
        {
            return (resource, dialect);
        }

        string location = $"{document.Label}#{pointer}";
        if (id.ValueKind != JsonValueKind.String || SchemaUri.Resolve(resource.Uri, id.GetString()!) is not { } named)
        {
            throw new JsonSchemaException($"{location}/$id", $"{id.GetRawText()} is not a URI reference", "give a string such as \"https://example.com/order\"");
        }

        if (id.GetString()!.StartsWith('#'))
        {
            return (resource, dialect);
        }

        SchemaResource inner = new(named.Uri, document, pointer, schema);
        byUri.TryAdd(named.Uri, inner);
        return (inner, dialects.Read(schema, location) ?? dialect);
    }

    private static void Name(SchemaPlace place)
    {
        if (place.Dialect.IsDraft7)
        {
            NameByFragment(place);
            return;
        }

        if (place.Schema.TryGetProperty("$anchor", out JsonElement anchor))
        {
            place.Resource.Anchors.TryAdd(Text(anchor, place, "$anchor"), place);
        }

        if (place.Schema.TryGetProperty("$dynamicAnchor", out JsonElement dynamicAnchor))
        {
            string name = Text(dynamicAnchor, place, "$dynamicAnchor");
            place.Resource.Anchors.TryAdd(name, place);
            place.Resource.DynamicAnchors.TryAdd(name, place);
        }
    }

    private static void NameByFragment(SchemaPlace place)
    {
        if (place.Schema.TryGetProperty("$id", out JsonElement id) && id.ValueKind == JsonValueKind.String
            && !place.Schema.TryGetProperty("$ref", out _)
            && SchemaUri.Resolve(place.Resource.Uri, id.GetString()!) is { Fragment.Length: > 0 } named)
        {
            place.Resource.Anchors.TryAdd(named.Fragment, place);
        }
    }

    private static string Text(JsonElement value, SchemaPlace place, string keyword)
        => value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new JsonSchemaException($"{place.Location}/{keyword}", $"{value.GetRawText()} is not a name", "give a string");

    private void VisitChildren(SchemaPlace place, int depth)
    {
        foreach (JsonProperty keyword in place.Schema.EnumerateObject())
        {
            string pointer = JsonPointer.Child(place.Pointer, keyword.Name);
            if (keyword.Value.ValueKind == JsonValueKind.Array && Lists.Contains(keyword.Name))
            {
                int index = 0;
                foreach (JsonElement item in keyword.Value.EnumerateArray())
                {
                    VisitChild(item, JsonPointer.Child(pointer, index++), place, depth);
                }
            }
            else if (keyword.Value.ValueKind == JsonValueKind.Object && Maps.Contains(keyword.Name))
            {
                foreach (JsonProperty member in keyword.Value.EnumerateObject())
                {
                    VisitChild(member.Value, JsonPointer.Child(pointer, member.Name), place, depth);
                }
            }
            else if (Single.Contains(keyword.Name))
            {
                VisitChild(keyword.Value, pointer, place, depth);
            }
        }
    }

    private void VisitChild(JsonElement schema, string pointer, SchemaPlace place, int depth)
    {
        if (schema.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False)
        {
            Visit(schema, pointer, place.Resource, place.Dialect, depth + 1);
        }
    }
}
