using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Json;

/// <summary>Takes the known fields out of one JSON object; <see cref="Rest"/> is what nobody took.</summary>
/// <remarks>
/// A known field whose value says nothing (<c>null</c>, an empty list, a switch set to its default) is not taken: it stays in the
/// rest, and so comes out again as it came in.
/// </remarks>
/// <param name="value">The object.</param>
/// <param name="path">The path from the value whose errors are located here, such as <c>.function</c>.</param>
internal ref struct FieldReader(JsonElement value, string path = "")
{
    private readonly JsonElement value = value;
    private readonly string path = path;
    private TakenNames taken;
    private int takenCount;
    private ImmutableArray<KeyValuePair<string, JsonElement>>.Builder? kept;

    /// <summary>Starts on a value that must be an object.</summary>
    public static FieldReader Of(JsonElement value, string path = "") => value.ValueKind == JsonValueKind.Object
        ? new FieldReader(value, path)
        : throw new ChatFormatException("$" + path, $"is {JsonKinds.Name(value)}", "give an object");

    public ChatFormatException Wrong(string name, string wrong, string right) => new($"${path}.{name}", wrong, right);

    public ChatFormatException Missing(string name, string right) => Wrong(name, "is missing", right);

    public readonly bool Has(string name) => Peek(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Looks at a field without taking it.</summary>
    public readonly JsonElement Peek(string name) => value.TryGetProperty(name, out JsonElement found) ? found : default;

    /// <summary>Looks at a text without taking it; <see langword="null"/> for anything else.</summary>
    public readonly string? PeekText(string name) => Peek(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public string? Text(string name) => Take(name, JsonValueKind.String, "give a string")?.GetString();

    public string RequiredText(string name, string right = "give a string") =>
        Text(name) ?? throw Missing(name, right);

    public decimal? Number(string name)
    {
        JsonElement? found = Take(name, JsonValueKind.Number, "give a number");
        return found is null ? null
            : found.Value.TryGetDecimal(out decimal number) ? number
            : throw Wrong(name, "is a number too large or too fine to keep", "give an ordinary number");
    }

    public int? Whole(string name)
    {
        JsonElement? found = Take(name, JsonValueKind.Number, "give a whole number");
        return found is null ? null
            : found.Value.TryGetInt32(out int number) ? number
            : throw Wrong(name, "is not a whole number", "give a whole number up to 2147483647");
    }

    public bool? Flag(string name)
    {
        JsonElement found = Peek(name);
        return found.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.True or JsonValueKind.False => Mark(name, found).GetBoolean(),
            _ => throw Wrong(name, $"is {JsonKinds.Name(found)}", "give true or false"),
        };
    }

    /// <summary>A switch that is off unless said; said off, it stays in the rest.</summary>
    public bool Switch(string name)
    {
        bool? on = Peek(name).ValueKind is JsonValueKind.False ? null : Flag(name);
        return on ?? false;
    }

    public JsonElement? Json(string name)
    {
        JsonElement found = Peek(name);
        return found.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : Mark(name, found);
    }

    public JsonElement? Object(string name) => Take(name, JsonValueKind.Object, "give an object");

    /// <summary>Starts on an object inside; give its rest back with <c>Keep</c>.</summary>
    public FieldReader Open(string name) =>
        new(Object(name) ?? throw Missing(name, "give an object"), $"{path}.{name}");

    /// <summary>Leaves a value in the rest.</summary>
    public void Keep(string name, JsonElement left) =>
        (kept ??= ImmutableArray.CreateBuilder<KeyValuePair<string, JsonElement>>()).Add(new(name, left));

    /// <summary>Leaves the unknown fields of an object inside in the rest, under that object's name.</summary>
    public void Keep(string name, ExtraFields rest)
    {
        if (!rest.IsEmpty)
        {
            Keep(name, rest.ToJson());
        }
    }

    /// <summary>Reads every value of a list; an absent or empty list gives none.</summary>
    public ImmutableArray<T> Each<T>(string name, Func<JsonElement, T> read)
    {
        JsonElement list = Peek(name);
        if (list.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, $"is {JsonKinds.Name(list)}", "give a list");
        }

        return list.GetArrayLength() == 0 ? [] : All(Mark(name, list), name, read);
    }

    public ExtraFields Rest()
    {
        int count = value.GetPropertyCount();
        if (count == takenCount && kept is null)
        {
            return ExtraFields.None;
        }

        ImmutableArray<KeyValuePair<string, JsonElement>>.Builder rest = kept ?? ImmutableArray.CreateBuilder<KeyValuePair<string, JsonElement>>(count - takenCount);
        foreach (JsonProperty field in value.EnumerateObject())
        {
            if (!IsTaken(field))
            {
                rest.Add(new(field.Name, field.Value));
            }
        }

        return new ExtraFields(rest.ToImmutable());
    }

    private readonly ImmutableArray<T> All<T>(JsonElement list, string name, Func<JsonElement, T> read)
    {
        ImmutableArray<T>.Builder all = ImmutableArray.CreateBuilder<T>(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            try
            {
                all.Add(read(item));
            }
            catch (ChatFormatException wrong)
            {
                throw wrong.Under($"{path}.{name}[{all.Count}]");
            }
        }

        return all.MoveToImmutable();
    }

    private JsonElement? Take(string name, JsonValueKind kind, string right)
    {
        JsonElement found = Peek(name);
        if (found.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        return found.ValueKind == kind ? Mark(name, found) : throw Wrong(name, $"is {JsonKinds.Name(found)}", right);
    }

    /// <summary>Takes a field as it is; an absent one is undefined.</summary>
    public JsonElement Taken(string name)
    {
        JsonElement found = Peek(name);
        return found.ValueKind == JsonValueKind.Undefined ? found : Mark(name, found);
    }

    /// <summary>Takes a field that says the same in every object of its kind; with an unusual value it stays in the rest.</summary>
    public void TakeUsual(string name, string usual)
    {
        JsonElement found = Peek(name);
        if (found.ValueKind == JsonValueKind.String && found.ValueEquals(usual))
        {
            Mark(name, found);
        }
    }

    private JsonElement Mark(string name, JsonElement found)
    {
        if (!taken[..takenCount].Contains(name))
        {
            taken[takenCount++] = name;
        }

        return found;
    }

    private readonly bool IsTaken(JsonProperty field)
    {
        foreach (string? name in taken[..takenCount])
        {
            if (field.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    [InlineArray(24)]
    private struct TakenNames
    {
        private string? first;
    }
}
