using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>Where a schema is written, and by which rules it is read.</summary>
internal sealed record SchemaPlace(SchemaResource Resource, string Pointer, JsonElement Schema, Dialect Dialect)
{
    /// <summary>The place for people: <c>#/properties/age</c>, after the document's URI if it is not the schema itself.</summary>
    public string Location => $"{Resource.Document.Label}#{Pointer}";

    /// <summary>The place of something beneath that is no schema by itself.</summary>
    public SchemaPlace Beneath(string pointer, JsonElement schema) => this with { Pointer = pointer, Schema = schema };
}
