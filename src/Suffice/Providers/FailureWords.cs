using System.Collections.Frozen;
using System.Text.Json;

namespace Suffice.Providers;

/// <summary>The words for the classes of failure in recordings and in broken streams, such as <c>rate_limited</c>.</summary>
internal static class FailureWords
{
    private static readonly FrozenDictionary<FailureKind, string> Words = Enum.GetValues<FailureKind>()
        .ToFrozenDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));

    private static readonly FrozenDictionary<string, FailureKind> Kinds =
        Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IEnumerable<string> All => Kinds.Keys.Order(StringComparer.Ordinal);

    public static string Write(FailureKind kind) => Words[kind];

    public static FailureKind? Read(string word) => Kinds.TryGetValue(word, out FailureKind kind) ? kind : null;
}
