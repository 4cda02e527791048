using System.Text.Json;
using System.Text.Json.Nodes;

namespace Suffice.Yaml.Binding;

/// <summary>The form of an enumeration: its members in snake_case.</summary>
internal static class EnumForm
{
    public static ScalarForm Of(Type type)
    {
        Dictionary<string, object> values = Enum.GetValues(type).Cast<object>()
            .ToDictionary(Word, StringComparer.Ordinal);
        string words = string.Join(", ", values.Keys);
        return new ScalarForm(
            $"one of {words}",
            $"one of {words}",
            text => new(values.GetValueOrDefault(text)),
            Word,
            () => new JsonObject { ["enum"] = new JsonArray([.. values.Keys.Select(word => (JsonNode)word)]) })
        {
            Words = [.. values.Keys],
        };
    }

    private static string Word(object value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!);
}
