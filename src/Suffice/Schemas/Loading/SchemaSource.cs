using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Loading;

/// <summary>One schema object as its keywords read it.</summary>
internal sealed class SchemaSource(SchemaPlace place, SchemaCompiler compiler)
{
    private const string SchemaShape = "write a schema: an object, true or false";

    /// <summary>By which rules it is read.</summary>
    public Dialect Dialect => place.Dialect;

    /// <summary>How schemas are read.</summary>
    public JsonSchemaOptions Options => compiler.Options;

    /// <summary>Where a keyword is written.</summary>
    public string At(string keyword) => $"{place.Resource.Document.Label}#{JsonPointer.Child(place.Pointer, keyword)}";

    /// <summary>The value of a keyword; false when the schema does not have it.</summary>
    public bool Has(string keyword, out JsonElement value) => place.Schema.TryGetProperty(keyword, out value);

    /// <summary>The error of a keyword that is wrong.</summary>
    public JsonSchemaException Wrong(string keyword, string problem, string remedy) => new(At(keyword), problem, remedy);

    /// <summary>The schema that is a keyword's value.</summary>
    public SchemaNode Node(string keyword) => Node(place.Schema.GetProperty(keyword), JsonPointer.Child(place.Pointer, keyword));

    /// <summary>The schemas that a keyword lists; at least one.</summary>
    public SchemaNode[] List(string keyword)
    {
        JsonElement list = place.Schema.GetProperty(keyword);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            throw Wrong(keyword, $"{Shown.Value(list)} is not a list of schemas", "write a non-empty array of schemas");
        }

        string pointer = JsonPointer.Child(place.Pointer, keyword);
        return [.. list.EnumerateArray().Select((schema, index) => Node(schema, JsonPointer.Child(pointer, index)))];
    }

    /// <summary>The schemas that a keyword holds by name.</summary>
    public IEnumerable<KeyValuePair<string, SchemaNode>> Map(string keyword)
        => Members(keyword, "schemas").Select(m => KeyValuePair.Create(m.Key, Node(keyword, m.Key, m.Value)));

    /// <summary>A schema that a keyword holds by name.</summary>
    public SchemaNode Node(string keyword, string name, JsonElement schema)
        => Node(schema, JsonPointer.Child(JsonPointer.Child(place.Pointer, keyword), name));

    /// <summary>What a keyword holds by name; the last of those with one name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Members(string keyword, string what)
    {
        JsonElement map = place.Schema.GetProperty(keyword);
        if (map.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(keyword, $"{Shown.Value(map)} is not an object of {what}", $"write an object of {what} by name");
        }

        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in map.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    /// <summary>The count that a keyword gives; null when the schema does not have it.</summary>
    public long? Count(string keyword)
    {
        if (!Has(keyword, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && ExactNumber.Of(value).TryCount(out long count)
            ? count
            : throw Wrong(keyword, $"{Shown.Value(value)} is not a count", "write a whole number, 0 or more");
    }

    /// <summary>The text that a keyword gives.</summary>
    public string Text(string keyword, string remedy)
    {
        JsonElement value = place.Schema.GetProperty(keyword);
        return value.ValueKind == JsonValueKind.String
            ? JsonText.Read(value)
            : throw Wrong(keyword, $"{Shown.Value(value)} is not a string", remedy);
    }

    /// <summary>The names that a list gives.</summary>
    public string[] Names(string keyword, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(name => name.ValueKind != JsonValueKind.String))
        {
            throw Wrong(keyword, $"{Shown.Value(list)} is not a list of names", "write an array of strings");
        }

        return [.. list.EnumerateArray().Select(JsonText.Read).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The schema that a reference names, and where it is.</summary>
    public (SchemaNode Node, SchemaPlace Place, string Fragment) Reference(string keyword)
    {
        string reference = Text(keyword, "give a reference such as \"#/$defs/name\"");
        return compiler.Refer(place, reference, At(keyword));
    }

    /// <summary>Says that the schema depends on what <paramref name="anchor"/> means where it is evaluated.</summary>
    public void NeedDynamic(string anchor) => compiler.NeedDynamic(anchor);

    private SchemaNode Node(JsonElement schema, string pointer)
    {
        if (schema.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
        {
            throw new JsonSchemaException($"{place.Resource.Document.Label}#{pointer}", $"{Shown.Value(schema)} is not a schema", SchemaShape);
        }

        return compiler.Node(place.Resource.Document.Places.GetValueOrDefault(pointer) ?? place.Beneath(pointer, schema));
    }
}
