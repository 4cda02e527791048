using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.OpenTelemetry;

/// <summary>Makes one JSON value of attributes whose names are its paths: <c>llm.input_messages.0.message.role</c>.</summary>
internal sealed class FlatTree
{
    private const int MostSteps = 16;

    private readonly SortedDictionary<string, FlatTree> inner = new(NumbersFirst.Instance);
    private JsonElement value;

    /// <summary>Makes the value.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="prefix">The path of the value, ending in a dot.</param>
    /// <returns>A list where the next step is a number, else an object; undefined when there is nothing.</returns>
    public static JsonElement Of(SpanAttributes attributes, string prefix)
    {
        FlatTree root = new();
        foreach ((string? name, JsonElement value) in attributes.All)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                root.Add(name.AsSpan(prefix.Length), value);
            }
        }

        if (root.inner.Count == 0)
        {
            return default;
        }

        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { SkipValidation = true }))
        {
            root.Write(json);
        }

        return JsonElement.Parse(output.WrittenSpan, new JsonDocumentOptions { MaxDepth = 256 });
    }

    private void Add(ReadOnlySpan<char> path, JsonElement leaf)
    {
        FlatTree at = this;
        for (int step = 0; step < MostSteps; step++)
        {
            int dot = path.IndexOf('.');
            string name = (dot < 0 ? path : path[..dot]).ToString();
            at = at.inner.TryGetValue(name, out FlatTree? next) ? next : at.inner[name] = new FlatTree();
            if (dot < 0)
            {
                break;
            }

            path = path[(dot + 1)..];
        }

        at.value = leaf;
    }

    private void Write(Utf8JsonWriter json)
    {
        if (inner.Count == 0)
        {
            WriteLeaf(json);
            return;
        }

        bool list = inner.Keys.All(name => name.All(char.IsAsciiDigit));
        if (list)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartObject();
        }

        foreach ((string? name, FlatTree? next) in inner)
        {
            if (!list)
            {
                json.WritePropertyName(name);
            }

            next.Write(json);
        }

        if (list)
        {
            json.WriteEndArray();
        }
        else
        {
            json.WriteEndObject();
        }
    }

    /// <summary>Content of many parts stands as JSON in a text.</summary>
    private void WriteLeaf(Utf8JsonWriter json)
    {
        JsonElement open = value.IsText() && value.GetString()!.StartsWith("[{", StringComparison.Ordinal) ? InnerJson.Of(value) : value;
        if (open.IsThere())
        {
            open.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Numbers in their order, before words.</summary>
    private sealed class NumbersFirst : IComparer<string>
    {
        public static NumbersFirst Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            bool left = int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out int first);
            bool right = int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out int second);
            return left && right && first != second ? first.CompareTo(second)
                : left != right ? left ? -1 : 1
                : string.CompareOrdinal(x, y);
        }
    }
}
