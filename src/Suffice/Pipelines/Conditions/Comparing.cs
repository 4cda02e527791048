using System.Text.Json;
using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines.Conditions;

/// <summary>Compares JSON values.</summary>
internal static class Comparing
{
    /// <summary>Tells whether a comparison holds.</summary>
    /// <param name="asked">The comparison, for what is told of a mistake.</param>
    /// <param name="left">The left value; <see langword="null"/> when there is none.</param>
    /// <param name="right">The right value; <see langword="null"/> when there is none.</param>
    /// <returns>True when it does.</returns>
    /// <exception cref="InvalidDataException">The two cannot be compared so.</exception>
    public static bool Holds(Condition.Compared asked, JsonElement? left, JsonElement? right) => asked.How switch
    {
        Comparison.Equal => Same(left, right),
        Comparison.NotEqual => !Same(left, right),
        Comparison.Contains => Holding(asked, left, right),
        Comparison.In => Holding(asked, right, left),
        _ when left is null || right is null => false,
        Comparison.Less => Order(asked, left.Value, right.Value) < 0,
        Comparison.AtMost => Order(asked, left.Value, right.Value) <= 0,
        Comparison.More => Order(asked, left.Value, right.Value) > 0,
        _ => Order(asked, left.Value, right.Value) >= 0,
    };

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left is { } one && right is { } other ? JsonValues.Same(one, other) : left is null && right is null;

    private static bool Holding(Condition.Compared asked, JsonElement? whole, JsonElement? part) => (whole, part) switch
    {
        (null, _) or (_, null) => false,
        ({ ValueKind: JsonValueKind.Array } list, { } item) => list.EnumerateArray().Any(one => JsonValues.Same(one, item)),
        ({ ValueKind: JsonValueKind.String } text, { ValueKind: JsonValueKind.String } piece) => text.GetString()!.Contains(piece.GetString()!, StringComparison.Ordinal),
        _ => throw new InvalidDataException($"'{(asked.How == Comparison.In ? asked.Right : asked.Left)}' is neither a list nor a text, so it holds nothing"),
    };

    private static int Order(Condition.Compared asked, JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => left.TryGetDecimal(out decimal one) && right.TryGetDecimal(out decimal other)
            ? one.CompareTo(other)
            : left.GetDouble().CompareTo(right.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
        _ => throw new InvalidDataException($"'{asked.Left}' and '{asked.Right}' are not two numbers and not two texts, so neither is less"),
    };
}
