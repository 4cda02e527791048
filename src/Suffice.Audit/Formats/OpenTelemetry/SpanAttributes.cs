using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>The attributes of a span by name, whichever way they are written: as OTLP's list, as an object, or as columns of a flat row.</summary>
internal sealed class SpanAttributes
{
    private const string Column = "attributes.";

    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, JsonElement> All => values;

    /// <summary>Takes the attributes of a span.</summary>
    public static SpanAttributes Of(JsonElement span)
    {
        SpanAttributes read = new();
        JsonElement attributes = span.Inner("attributes"u8);
        if (attributes.IsThere())
        {
            read.Add(attributes);
        }
        else if (span.IsObject())
        {
            read.AddColumns(span);
        }

        read.AddEvents(span.Inner("events"u8));
        return read;
    }

    /// <summary>An attribute; undefined when it is not there.</summary>
    public JsonElement Get(string name) => values.TryGetValue(name, out JsonElement value) ? value : default;

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => Get(name).AsText();

    /// <summary>The first of some names that is a text.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Text(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The first of some names that is a count.</summary>
    public long? Count(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Get(name).AsCount() is { } count)
            {
                return count;
            }
        }

        return null;
    }

    /// <summary>The first of some names that is there, opened where it is JSON in a text.</summary>
    public JsonElement Json(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (values.TryGetValue(name, out JsonElement value))
            {
                return InnerJson.Of(value);
            }
        }

        return default;
    }

    public bool HasAny(string prefix)
    {
        foreach (string name in values.Keys)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(JsonElement attributes)
    {
        if (attributes.IsArray())
        {
            foreach (JsonElement attribute in attributes.EnumerateArray())
            {
                if (attribute.Text("key"u8) is { } key)
                {
                    AddOne(key, attribute.Get("value"u8));
                }
            }
        }
        else if (attributes.IsObject())
        {
            foreach (JsonProperty attribute in attributes.EnumerateObject())
            {
                AddOne(attribute.Name, attribute.Value);
            }
        }
    }

    private void AddColumns(JsonElement row)
    {
        foreach (JsonProperty column in row.EnumerateObject())
        {
            if (column.Name.StartsWith(Column, StringComparison.Ordinal))
            {
                AddOne(column.Name[Column.Length..], column.Value);
            }
        }
    }

    /// <summary>Some instrumentations put the texts into events of the span.</summary>
    private void AddEvents(JsonElement events)
    {
        if (!events.IsArray())
        {
            return;
        }

        foreach (JsonElement happened in events.EnumerateArray())
        {
            if (happened.Text("name"u8)?.StartsWith("gen_ai.", StringComparison.Ordinal) == true)
            {
                Add(happened.Inner("attributes"u8));
            }
        }
    }

    /// <summary>An attribute of the span itself goes before one of its events. Nested objects, as some stores write them, are the same as dotted names.</summary>
    private void AddOne(string name, JsonElement value)
    {
        JsonElement plain = Plain(value);
        if (!plain.IsThere() || (plain.IsText() && plain.ValueEquals(""u8)))
        {
            return;
        }

        if (plain.IsObject() && name.Length < 60 && name is "gen_ai" or "llm" or "ai" or "openinference" or "langfuse" or "usage" or "request"
            or "response" or "operation" or "gen_ai.usage" or "gen_ai.request"
            or "gen_ai.response" or "gen_ai.operation" or "llm.token_count" or "openinference.span")
        {
            foreach (JsonProperty inner in plain.EnumerateObject())
            {
                AddOne($"{name}.{inner.Name}", inner.Value);
            }
        }
        else
        {
            values.TryAdd(name, plain);
        }
    }

    /// <summary>Takes OTLP's word for the type away from a value.</summary>
    private static JsonElement Plain(JsonElement value)
    {
        if (!value.IsObject() || value.GetPropertyCount() != 1)
        {
            return value;
        }

        JsonElement plain = value.Either("stringValue"u8, "intValue"u8) is { ValueKind: not JsonValueKind.Undefined } usual ? usual
            : value.Either("doubleValue"u8, "boolValue"u8);
        return plain.IsThere() ? plain : value.Get("arrayValue"u8) is { ValueKind: JsonValueKind.Object } list ? list.Get("values"u8) : value;
    }
}
