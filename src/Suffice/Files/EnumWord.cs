using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Files;

/// <summary>The words for an enum's values, the same in YAML, JSON, the ledger, headers, metrics and spans: snake case, such as <c>served_unpassed</c>.</summary>
public static class EnumWord
{
    /// <summary>The word for a value.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value, one of the enum's own.</param>
    /// <returns>The word.</returns>
    /// <exception cref="KeyNotFoundException">The enum has no such value; values that are several flags have a word each, see <see cref="OfFlags"/>.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>The word for a value with spaces, for people.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value, one of the enum's own.</param>
    /// <returns>The words, such as <c>slot filling</c>.</returns>
    /// <exception cref="KeyNotFoundException">The enum has no such value.</exception>
    public static string Spaced<T>(T value)
        where T : struct, Enum => Of(value).Replace('_', ' ');

    /// <summary>The words for the flags that a value has.</summary>
    /// <typeparam name="T">The enum of flags.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The words in the enum's order; none for zero.</returns>
    public static ImmutableArray<string> OfFlags<T>(T value)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(flag => !flag.Equals(default(T)) && value.HasFlag(flag)).Select(Of)];

    /// <summary>All words of an enum.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>The words, in the enum's order.</returns>
    public static ImmutableArray<string> All<T>()
        where T : struct, Enum => Words<T>.InOrder;

    /// <summary>Reads a word.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="word">The word, to the letter.</param>
    /// <returns>The value; <see langword="null"/> where it is not a word of this enum.</returns>
    public static T? Read<T>(string word)
        where T : struct, Enum => Words<T>.ByWord.TryGetValue(word, out T value) ? value : null;

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByWord =
            ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        public static readonly ImmutableArray<string> InOrder = [.. Enum.GetValues<T>().Select(value => ByValue[value])];
    }
}
