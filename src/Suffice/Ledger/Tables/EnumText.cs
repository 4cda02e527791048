using System.Collections.Frozen;
using System.Text.Json;

namespace Suffice.Ledger.Tables;

/// <summary>The words that the ledger writes for an enum's values, such as <c>served_unpassed</c>.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Words =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values =
        Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(T value) => Words[value];

    public static T Parse(string word) => Values.TryGetValue(word, out T value)
        ? value
        : throw new InvalidDataException($"The ledger holds '{word}' where one of {string.Join(", ", Values.Keys)} belongs.");
}
