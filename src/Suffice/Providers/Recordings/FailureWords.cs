using System.Collections.Frozen;
using System.Text.Json;

namespace Suffice.Providers.Recordings;

/// <summary>The words of recordings for the classes of failure, such as <c>rate_limited</c>.</summary>
internal static class FailureWords
{
    private static readonly FrozenDictionary<string, FailureKind> Kinds =
        Enum.GetValues<FailureKind>().ToFrozenDictionary(Write, StringComparer.Ordinal);

    public static string Write(FailureKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    public static FailureKind Read(FieldReader error)
    {
        string word = error.Wanted("kind");
        return Kinds.TryGetValue(word, out FailureKind kind)
            ? kind
            : throw new InvalidDataException(
                $"{error.PathOf("kind")} is '{word}'; one of {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))} is wanted");
    }
}
