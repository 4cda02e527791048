using System.Text.Json;

namespace Suffice.Spending;

/// <summary>Reads counts out of a provider's usage object, whatever shape it is in.</summary>
internal static class UsageCounts
{
    /// <summary>Far beyond any call, and small enough that sums and prices of it stay exact.</summary>
    private const long MostTokens = 1_000_000_000_000;

    /// <summary>Null unless the field is a whole number from 0 to a trillion.</summary>
    public static long? Of(JsonElement usage, ReadOnlySpan<byte> field) =>
        usage.ValueKind == JsonValueKind.Object
        && usage.TryGetProperty(field, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out long count)
        && count is >= 0 and <= MostTokens
            ? count
            : null;

    /// <summary>The nested object, or an undefined element.</summary>
    public static JsonElement Details(JsonElement usage, ReadOnlySpan<byte> field) =>
        usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty(field, out JsonElement details) ? details : default;

    /// <summary>Takes as many of the wished tokens as are left, and notes when that were fewer.</summary>
    public static long Take(long? wished, ref long left, ref bool consistent)
    {
        long taken = Math.Min(wished ?? 0, left);
        consistent &= taken == (wished ?? 0);
        left -= taken;
        return taken;
    }
}
