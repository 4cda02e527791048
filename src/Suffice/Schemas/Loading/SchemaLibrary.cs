using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>Every document that takes part in one schema, found by URI.</summary>
internal sealed class SchemaLibrary
{
    private readonly Dictionary<string, SchemaResource> byUri = new(StringComparer.Ordinal);
    private readonly JsonSchemaOptions options;
    private readonly DialectReader dialects;

    public SchemaLibrary(JsonSchemaOptions options)
    {
        this.options = options;
        dialects = new DialectReader(Fetch);
    }

    /// <summary>Every resource so far.</summary>
    public IEnumerable<SchemaResource> Resources => byUri.Values;

    /// <summary>How schemas are read.</summary>
    public JsonSchemaOptions Options => options;

    /// <summary>Takes in the schema that is being read; returns its root.</summary>
    public SchemaPlace Open(JsonElement root) => Load(SchemaUri.Anonymous, new SchemaDocument("", root));

    /// <summary>The resource at a URI, loading the document if need be; null when nobody knows it.</summary>
    public SchemaResource? Find(string uri)
    {
        if (byUri.TryGetValue(uri, out SchemaResource? known))
        {
            return known;
        }

        if (Fetch(uri) is not { } root)
        {
            return null;
        }

        SchemaPlace loaded = Load(uri, new SchemaDocument(uri, root.Clone()));
        byUri.TryAdd(uri, loaded.Resource);
        return byUri[uri];
    }

    private JsonElement? Fetch(string uri) => MetaSchemas.Find(uri) ?? options.Resolve?.Invoke(new Uri(uri));

    private SchemaPlace Load(string uri, SchemaDocument document)
    {
        SchemaResource resource = new(uri, document, "", document.Root);
        Dialect dialect = dialects.Read(document.Root, $"{document.Label}#") ?? Dialect.Of(options.Draft);
        SchemaPlace root = new SchemaSurvey(document, dialects, byUri).Walk(resource, dialect);
        byUri.TryAdd(root.Resource.Uri, root.Resource);
        return root;
    }
}
