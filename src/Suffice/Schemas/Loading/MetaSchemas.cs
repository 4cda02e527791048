using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>The official metaschemas, kept in the assembly.</summary>
internal static class MetaSchemas
{
    private const string Newest = "https://json-schema.org/draft/2020-12/";

    /// <summary>The metaschema at a URI (without fragment); null when it is none of them.</summary>
    public static JsonElement? Find(string uri)
    {
        string? name = Name(uri);
        using Stream? stream = name is null ? null : typeof(MetaSchemas).Assembly.GetManifestResourceStream($"metaschemas/{name}.json");
        if (stream is null)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static string? Name(string uri) => uri switch
    {
        "http://json-schema.org/draft-07/schema" => "draft-07",
        Newest + "schema" => "2020-12",
        _ when uri.StartsWith(Newest + "meta/", StringComparison.Ordinal) => "2020-12-" + uri[(Newest.Length + "meta/".Length)..],
        _ => null,
    };
}
