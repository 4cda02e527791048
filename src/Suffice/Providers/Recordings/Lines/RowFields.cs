using System.Text.Json;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Reads the fields of one row, of a recording or of a set, and says which one is wrong.</summary>
/// <param name="owner">The object.</param>
/// <param name="path">Where it stands in the line, such as <c>outputs.haiku</c>; empty at the top.</param>
internal readonly struct RowFields(JsonElement owner, string path)
{
    public static RowFields Of(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? new RowFields(element, path)
        : throw Wrong(path.Length == 0 ? "the line" : path, element, "an object");

    /// <summary>The object as a whole.</summary>
    public JsonElement Whole => owner;

    public bool Has(string name) => owner.TryGetProperty(name, out _);

    /// <summary>A field that is there and not null.</summary>
    public JsonElement? Find(string name) =>
        owner.TryGetProperty(name, out JsonElement found) && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <summary>A field kept beyond the line it was read from.</summary>
    public JsonElement? Keep(string name) => Find(name)?.Clone();

    public string? Text(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(PathOf(name), value, "a text");

    public string Wanted(string name) =>
        Text(name) ?? throw new InvalidDataException($"{PathOf(name)} is missing");

    public bool? Flag(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(PathOf(name), value, "true or false");

    public long? Count(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long count) && count >= 0 ? count
        : throw Wrong(PathOf(name), value, "a whole number from 0");

    public decimal? Amount(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal amount) && amount >= 0 ? amount
        : throw Wrong(PathOf(name), value, "an amount from 0");

    public double? Number(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Wrong(PathOf(name), value, "a number");

    public TimeSpan? Milliseconds(string name) => Number(name) is not { } value ? null
        : value >= 0 && value <= TimeSpan.FromDays(30).TotalMilliseconds ? TimeSpan.FromMilliseconds(value)
        : throw new InvalidDataException($"{PathOf(name)} is {value}; milliseconds from 0 to 30 days are wanted");

    public JsonElement? List(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? value
        : throw Wrong(PathOf(name), value, "a list");

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static InvalidDataException Wrong(string where, JsonElement value, string wanted) =>
        new($"{where} is {Name(value)}; {wanted} is wanted");

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {Shortened(value.GetRawText())}",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static string Shortened(string digits) => digits.Length <= 40 ? digits : digits[..40] + "...";
}
