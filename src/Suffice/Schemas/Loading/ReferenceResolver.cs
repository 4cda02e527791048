using System.Text.Json;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Loading;

/// <summary>Finds what a reference names.</summary>
internal sealed class ReferenceResolver(SchemaLibrary library)
{
    /// <summary>The place that <paramref name="reference"/>, written in <paramref name="from"/>, names.</summary>
    public (SchemaPlace Place, string Fragment) Resolve(SchemaPlace from, string reference, string location)
    {
        if (SchemaUri.Resolve(from.Resource.Uri, reference) is not { } target)
        {
            throw new JsonSchemaException(location, $"\"{reference}\" is not a URI reference", "give a reference such as \"#/$defs/name\"");
        }

        SchemaResource? resource = target.Uri == from.Resource.Uri ? from.Resource : library.Find(target.Uri);
        if (resource is null)
        {
            throw new JsonSchemaException(location, $"\"{reference}\" names the document {target.Uri}, which is not known",
                "give it through JsonSchemaOptions.Resolve, or put the schema under $defs");
        }

        SchemaPlace place = target.Fragment.Length == 0 || target.Fragment.StartsWith('/')
            ? Walk(resource, target.Fragment, reference, location)
            : Anchor(resource, target.Fragment, reference, location);
        return (place, target.Fragment);
    }

    private static SchemaPlace Anchor(SchemaResource resource, string anchor, string reference, string location)
        => resource.Anchors.TryGetValue(anchor, out SchemaPlace? place)
            ? place
            : throw new JsonSchemaException(location, $"\"{reference}\" names the anchor \"{anchor}\", which is not there",
                resource.Anchors.Count == 0 ? "name a place such as \"#/$defs/name\"" : $"name one of {Shown.List(resource.Anchors.Keys)}");

    private static SchemaPlace Walk(SchemaResource resource, string fragment, string reference, string location)
    {
        Dictionary<string, SchemaPlace> places = resource.Document.Places;
        (string? pointer, JsonElement value, SchemaPlace? nearest) = (resource.Pointer, resource.Root, places[resource.Pointer]);
        foreach (string? token in fragment.Split('/').Skip(1).Select(JsonPointer.Plain))
        {
            if (!JsonPointer.TryStep(value, token, out JsonElement child))
            {
                throw new JsonSchemaException(location, $"\"{reference}\" names nothing", Remedy(value, pointer, token));
            }

            (pointer, value) = (JsonPointer.Child(pointer, token), child);
            nearest = places.GetValueOrDefault(pointer) ?? nearest;
        }

        return value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False
            ? nearest.Pointer == pointer ? nearest : nearest.Beneath(pointer, value)
            : throw new JsonSchemaException(location, $"\"{reference}\" names {Shown.Value(value)}, which is not a schema", "name an object, true or false");
    }

    private static string Remedy(JsonElement value, string pointer, string token)
        => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any()
            ? $"#{pointer} has no \"{token}\"; it has {Shown.List(value.EnumerateObject().Select(m => m.Name))}"
            : $"#{pointer} has no \"{token}\"";
}
