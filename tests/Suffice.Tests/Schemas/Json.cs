using System.Text.Json;
using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

internal static class Json
{
    public static JsonElement Parse(string json) => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 100_000 }).RootElement;

    public static string[] Messages(string schema, string json, int max = 16)
        => [.. JsonSchema.Parse(schema).Validate(Parse(json), max).Violations.Select(v => v.Message)];

    public static SchemaViolation First(string schema, string json) => JsonSchema.Parse(schema).Validate(Parse(json)).Violations[0];
}
