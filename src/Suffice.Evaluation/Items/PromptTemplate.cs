using System.Buffers;
using System.Text;
using System.Text.Json;
using Suffice.Checks.Canonical;

namespace Suffice.Evaluation.Items;

/// <summary>A text with places for values, written <c>{{name}}</c> or <c>{{name.part}}</c>.</summary>
internal static class PromptTemplate
{
    private static readonly SearchValues<char> Expression = SearchValues.Create("|()[] ");

    /// <summary>Puts values into a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">The values by name.</param>
    /// <returns>The text with every place filled.</returns>
    /// <exception cref="InvalidDataException">A place asks for a value that is not there, or does more than name one.</exception>
    public static string Fill(string text, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (text.Contains("{%", StringComparison.Ordinal))
        {
            throw new InvalidDataException("the prompt holds a {% tag %}; only {{name}} is filled in here, so write the prompt out");
        }

        StringBuilder filled = new(text.Length);
        for (int at = 0; ;)
        {
            int open = text.IndexOf("{{", at, StringComparison.Ordinal);
            int close = open < 0 ? -1 : text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                return filled.Append(text, at, text.Length - at).ToString();
            }

            filled.Append(text, at, open - at).Append(JsonScalar.TextOf(Value(text[(open + 2)..close].Trim(), values)));
            at = close + 2;
        }
    }

    /// <summary>Puts values into every text of a JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="values">The values by name.</param>
    /// <returns>The value, filled.</returns>
    public static JsonElement Fill(JsonElement value, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (!value.GetRawText().Contains("{{", StringComparison.Ordinal))
        {
            return value;
        }

        ArrayBufferWriter<byte> written = new();
        using (Utf8JsonWriter writer = new(written))
        {
            Write(value, values, writer);
        }

        using JsonDocument document = JsonDocument.Parse(written.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(JsonElement value, IReadOnlyDictionary<string, JsonElement> values, Utf8JsonWriter to)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                to.WriteStartObject();
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    to.WritePropertyName(field.Name);
                    Write(field.Value, values, to);
                }

                to.WriteEndObject();
                break;
            case JsonValueKind.Array:
                to.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(item, values, to);
                }

                to.WriteEndArray();
                break;
            case JsonValueKind.String:
                to.WriteStringValue(Fill(value.GetString()!, values));
                break;
            default:
                value.WriteTo(to);
                break;
        }
    }

    private static JsonElement Value(string name, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (name.AsSpan().ContainsAny(Expression))
        {
            throw new InvalidDataException($"the prompt holds {{{{{name}}}}}; filters and expressions are not filled in here, only names");
        }

        string[] steps = name.Split('.');
        if (!values.TryGetValue(steps[0], out JsonElement value))
        {
            throw new InvalidDataException($"the prompt asks for {{{{{name}}}}}, and the row has no '{steps[0]}'; it has {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}");
        }

        foreach (string step in steps.Skip(1))
        {
            value = value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out JsonElement inner)
                ? inner
                : throw new InvalidDataException($"the prompt asks for {{{{{name}}}}}, and there is no '{step}' in the row's '{steps[0]}'");
        }

        return value;
    }
}
