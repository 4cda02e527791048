using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Mapping;

/// <summary>Where a field stands in a row: the name of a column, or a path such as <c>$.llm.calls[0].name</c>.</summary>
internal sealed class FieldPath
{
    private readonly string text;
    private readonly ImmutableArray<Step> steps;

    private FieldPath(string text, ImmutableArray<Step> steps)
    {
        this.text = text;
        this.steps = steps;
    }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path, with or without <c>$.</c> before it.</param>
    /// <param name="wrong">What is wrong with it.</param>
    /// <returns>The path; <see langword="null"/> when it is none.</returns>
    public static FieldPath? TryParse(string text, out string? wrong)
    {
        string plain = text.StartsWith("$.", StringComparison.Ordinal) ? text[2..] : text;
        ImmutableArray<Step>.Builder read = ImmutableArray.CreateBuilder<Step>();
        foreach (string part in plain.Split('.'))
        {
            if (!TryAdd(part, read))
            {
                wrong = part.Length == 0 ? "has an empty step" : "has a [ ] that holds no whole number";
                return null;
            }
        }

        wrong = null;
        return new FieldPath(plain, read.DrainToImmutable());
    }

    /// <summary>What stands there; undefined when nothing does.</summary>
    public JsonElement In(JsonElement row)
    {
        if (!row.IsObject())
        {
            return default;
        }

        // A column may have dots in its own name.
        if (row.TryGetProperty(text, out JsonElement column))
        {
            return column.ValueKind == JsonValueKind.Null || (column.IsText() && column.ValueEquals(""u8)) ? default : column;
        }

        if (steps.Length == 1 && steps[0].Index is null)
        {
            return default;
        }

        JsonElement at = row;
        foreach (Step step in steps)
        {
            at = step.In(InnerJson.Of(at));
            if (!at.IsThere())
            {
                return default;
            }
        }

        return at.IsText() && at.ValueEquals(""u8) ? default : at;
    }

    public override string ToString() => text;

    private static bool TryAdd(string part, ImmutableArray<Step>.Builder read)
    {
        int bracket = part.IndexOf('[', StringComparison.Ordinal);
        string name = bracket < 0 ? part : part[..bracket];
        if (name.Length == 0 && (bracket < 0 || read.Count > 0))
        {
            return false;
        }

        if (name.Length > 0)
        {
            read.Add(new Step(name, null));
        }

        string rest = bracket < 0 ? string.Empty : part[bracket..];
        while (rest.Length > 0)
        {
            int end = rest.IndexOf(']', StringComparison.Ordinal);
            if (rest[0] != '[' || end < 0 || !int.TryParse(rest.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                return false;
            }

            read.Add(new Step(null, index));
            rest = rest[(end + 1)..];
        }

        return true;
    }

    private readonly record struct Step(string? Name, int? Index)
    {
        public JsonElement In(JsonElement value) =>
            Name is { } name ? value.IsObject() && value.TryGetProperty(name, out JsonElement found) ? found : default
            : value.IsArray() && Index < value.GetArrayLength() ? value[Index.Value]
            : default;
    }
}
