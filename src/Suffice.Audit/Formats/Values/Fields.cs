using System.Globalization;
using System.Text.Json;

namespace Suffice.Audit.Formats.Values;

/// <summary>Takes fields out of a row in either form they come in: as JSON, or as the text of a table's cell.</summary>
/// <remarks>A field that is absent, null or an empty text is the same: undefined, or <see langword="null"/>.</remarks>
internal static class Fields
{
    /// <summary>Far beyond any call, and small enough that sums and prices of it stay exact.</summary>
    private const long MostTokens = 1_000_000_000_000;

    public static JsonElement Get(this JsonElement row, ReadOnlySpan<byte> name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out JsonElement found) && found.ValueKind != JsonValueKind.Null
            ? found
            : default;

    /// <summary>The first of two names that is there.</summary>
    public static JsonElement Either(this JsonElement row, ReadOnlySpan<byte> name, ReadOnlySpan<byte> other) =>
        row.Get(name) is { ValueKind: not JsonValueKind.Undefined } found ? found : row.Get(other);

    public static bool Has(this JsonElement row, ReadOnlySpan<byte> name) => row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out _);

    public static bool IsObject(this JsonElement value) => value.ValueKind == JsonValueKind.Object;

    public static bool IsArray(this JsonElement value) => value.ValueKind == JsonValueKind.Array;

    public static bool IsText(this JsonElement value) => value.ValueKind == JsonValueKind.String;

    public static bool IsThere(this JsonElement value) => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>True for an object or a list with something in it.</summary>
    public static bool HasParts(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.GetPropertyCount() > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => false,
    };

    /// <summary>A field that holds an object or a list, or the text of one.</summary>
    public static JsonElement Inner(this JsonElement row, ReadOnlySpan<byte> name) => InnerJson.Of(row.Get(name));

    public static string? Text(this JsonElement row, ReadOnlySpan<byte> name) => row.Get(name).AsText();

    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>True when the field is exactly this text.</summary>
    public static bool Is(this JsonElement row, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) =>
        row.Get(name) is { ValueKind: JsonValueKind.String } found && found.ValueEquals(text);

    /// <summary>A count of tokens: a whole number from 0 to a trillion.</summary>
    public static long? Count(this JsonElement row, ReadOnlySpan<byte> name) => row.Get(name).AsCount();

    public static long? AsCount(this JsonElement value)
    {
        long? count = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out long whole) => whole,
            JsonValueKind.Number or JsonValueKind.String => value.AsNumber() is { } number && decimal.IsInteger(number)
                && Math.Abs(number) <= MostTokens ? (long)number : null,
            _ => null,
        };
        return count is >= 0 and <= MostTokens ? count : null;
    }

    public static decimal? Number(this JsonElement row, ReadOnlySpan<byte> name) => row.Get(name).AsNumber();

    public static decimal? AsNumber(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) => number,
        JsonValueKind.String when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => number,
        _ => null,
    };

    public static bool? Flag(this JsonElement row, ReadOnlySpan<byte> name) => row.Get(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => bool.TryParse(text.GetString(), out bool flag) ? flag : null,
        _ => null,
    };

    /// <summary>True when the field says something that is no count, so that a reading without it would hide a fault.</summary>
    public static bool IsNoCount(this JsonElement row, ReadOnlySpan<byte> name) =>
        row.Get(name) is { ValueKind: not JsonValueKind.Undefined } value && !(value.IsText() && value.ValueEquals(""u8)) && value.AsCount() is null;

    public static TimeSpan? Milliseconds(this JsonElement row, ReadOnlySpan<byte> name) => Duration(row.Number(name), 1);

    public static TimeSpan? Seconds(this JsonElement row, ReadOnlySpan<byte> name) => Duration(row.Number(name), 1000);

    /// <summary>A length of time; <see langword="null"/> for a negative one or one beyond a month, which no call takes.</summary>
    private static TimeSpan? Duration(decimal? number, decimal milliseconds) => number is >= 0 and <= 2_678_400_000m
        && number * milliseconds is <= 2_678_400_000m and var length
        ? TimeSpan.FromMicroseconds((double)(length * 1000))
        : null;
}
