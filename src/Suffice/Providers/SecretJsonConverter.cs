using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suffice.Providers;

/// <summary>Writes a mask, so that no serialised object can carry a key.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A secret is named in the policy as env:NAME or file:PATH and never read from JSON.");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue("***");
}
