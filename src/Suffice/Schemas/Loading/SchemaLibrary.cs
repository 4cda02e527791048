using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>Every document that takes part in one schema, found by URI.</summary>
internal sealed class SchemaLibrary
{
    private readonly Dictionary<string, SchemaResource> _byUri = new(StringComparer.Ordinal);
    private readonly JsonSchemaOptions _options;
    private readonly DialectReader _dialects;

    public SchemaLibrary(JsonSchemaOptions options)
    {
        _options = options;
        _dialects = new DialectReader(Fetch);
    }

    /// <summary>Every resource so far.</summary>
    public IEnumerable<SchemaResource> Resources => _byUri.Values;

    /// <summary>How schemas are read.</summary>
    public JsonSchemaOptions Options => _options;

    /// <summary>Takes in the schema that is being read; returns its root.</summary>
    public SchemaPlace Open(JsonElement root) => Load(SchemaUri.Anonymous, new SchemaDocument("", root));

    /// <summary>The resource at a URI, loading the document if need be; null when nobody knows it.</summary>
    public SchemaResource? Find(string uri)
    {
        if (_byUri.TryGetValue(uri, out var known))
        {
            return known;
        }

        if (Fetch(uri) is not { } root)
        {
            return null;
        }

        var loaded = Load(uri, new SchemaDocument(uri, root.Clone()));
        _byUri.TryAdd(uri, loaded.Resource);
        return _byUri[uri];
    }

    private JsonElement? Fetch(string uri) => MetaSchemas.Find(uri) ?? _options.Resolve?.Invoke(new Uri(uri));

    private SchemaPlace Load(string uri, SchemaDocument document)
    {
        var resource = new SchemaResource(uri, document, "", document.Root);
        var dialect = _dialects.Read(document.Root, $"{document.Label}#") ?? Dialect.Of(_options.Draft);
        var root = new SchemaSurvey(document, _dialects, _byUri).Walk(resource, dialect);
        _byUri.TryAdd(root.Resource.Uri, root.Resource);
        return root;
    }
}
