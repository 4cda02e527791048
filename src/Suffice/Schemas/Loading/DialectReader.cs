using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>Finds the dialect that a schema names by <c>$schema</c>.</summary>
internal sealed class DialectReader(Func<string, JsonElement?> fetch)
{
    private const string Vocabularies = "https://json-schema.org/draft/2020-12/vocab/";
    private const string Known = "name https://json-schema.org/draft/2020-12/schema or http://json-schema.org/draft-07/schema#";
    private const int MostMetaSchemas = 8;

    private static readonly string[] Understood =
    [
        "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion", "content",
    ];

    /// <summary>The dialect named; null when none is.</summary>
    public Dialect? Read(JsonElement schema, string location) => Read(schema, location, MostMetaSchemas);

    private Dialect? Read(JsonElement schema, string location, int most)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("$schema", out JsonElement named))
        {
            return null;
        }

        string place = $"{location}/$schema";
        string? uri = named.ValueKind == JsonValueKind.String ? named.GetString()!.TrimEnd('#') : null;
        return uri switch
        {
            "https://json-schema.org/draft/2020-12/schema" => Dialect.Draft202012,
            "http://json-schema.org/draft-07/schema" or "https://json-schema.org/draft-07/schema" => Dialect.Draft7,
            "http://json-schema.org/draft-06/schema" => Dialect.Draft7,
            _ when uri is not null && most > 0 && Uri.IsWellFormedUriString(uri, UriKind.Absolute) => Custom(uri, place, most),
            _ => throw new JsonSchemaException(place, $"{named.GetRawText()} is no metaschema that is known", Known),
        };
    }

    private Dialect Custom(string uri, string place, int most)
    {
        if (fetch(uri) is not { ValueKind: JsonValueKind.Object } meta)
        {
            throw new JsonSchemaException(place, $"\"{uri}\" is no metaschema that is known", Known);
        }

        Dialect dialect = Read(meta, $"{uri}#", most - 1) ?? Dialect.Draft202012;
        return meta.TryGetProperty("$vocabulary", out JsonElement vocabulary) && !dialect.IsDraft7
            ? Restrict(dialect, vocabulary, place)
            : dialect;
    }

    private static Dialect Restrict(Dialect dialect, JsonElement vocabulary, string place)
    {
        HashSet<string> named = vocabulary.EnumerateObject().Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        JsonProperty strange = vocabulary.EnumerateObject().FirstOrDefault(v => v.Value.ValueKind == JsonValueKind.True
            && !Understood.Any(known => v.NameEquals(Vocabularies + known)));
        if (strange.Value.ValueKind == JsonValueKind.True)
        {
            throw new JsonSchemaException(place, $"its metaschema requires the vocabulary \"{strange.Name}\", which is not known",
                "use the vocabularies of 2020-12, or declare it false there");
        }

        return dialect with
        {
            Applies = named.Contains(Vocabularies + "applicator"),
            Validates = named.Contains(Vocabularies + "validation"),
            Unevaluated = named.Contains(Vocabularies + "unevaluated"),
            AssertsFormat = named.Contains(Vocabularies + "format-assertion"),
        };
    }
}
