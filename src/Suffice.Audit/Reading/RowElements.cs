using System.Text.Json;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Reading;

/// <summary>The rows in one JSON value: itself, or the values of a list, or of a list that an export or an API wraps.</summary>
internal static class RowElements
{
    /// <summary>How rows are parsed: deeper than any call is nested, and shallow enough for every reader.</summary>
    public static JsonDocumentOptions Lenient { get; } = new() { AllowTrailingCommas = true, MaxDepth = 512 };

    /// <summary>Finds them.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<JsonElement> Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when AsPair(value) is { } pair => [pair],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Of),
        JsonValueKind.Object when ListIn(value) is { } list => list.EnumerateArray().SelectMany(Of),
        _ => [value],
    };

    // A wrapped list stands beside little else: an object's kind, a cursor, a count.
    private static JsonElement? ListIn(JsonElement value)
    {
        JsonProperty? list = null;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Array)
            {
                if (list is not null)
                {
                    return null;
                }

                list = property;
            }
        }

        return list is { } only && WrappedLists.Holds(only.Name) && !Has(value, "model", "usage", "request", "response")
            && only.Value.GetArrayLength() > 0 && only.Value[0].ValueKind == JsonValueKind.Object
            ? only.Value
            : null;
    }

    // A bare pair of a request and its response.
    private static JsonElement? AsPair(JsonElement list) =>
        list.GetArrayLength() == 2 && Has(list[0], "messages", "input", "contents") && Has(list[1], "choices", "output", "content")
            ? JsonElement.Parse($"{{\"request\":{list[0].GetRawText()},\"response\":{list[1].GetRawText()}}}")
            : null;

    private static bool Has(JsonElement value, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _))
            {
                return true;
            }
        }

        return false;
    }
}
