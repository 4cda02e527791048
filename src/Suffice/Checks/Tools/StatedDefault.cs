using System.Text.Json;
using Suffice.Checks.Canonical;

namespace Suffice.Checks.Tools;

/// <summary>Tells whether a value is the default of a parameter, as its schema or its description states it.</summary>
internal static class StatedDefault
{
    private const int Reach = 60;

    public static bool Is(JsonElement parameter, JsonElement value)
    {
        if (parameter.TryGetProperty("default", out JsonElement stated))
        {
            return CanonicalValue.Same(stated, value);
        }

        // "Optional. Default is 'm/s'.": most tools say it in words only.
        return parameter.TryGetProperty("description", out JsonElement description) && description.ValueKind == JsonValueKind.String
            && IsNamed(JsonScalar.TextOf(description), JsonScalar.TextOf(value));
    }

    private static bool IsNamed(string description, string value)
    {
        int at = description.IndexOf("default", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || value.Length == 0)
        {
            return false;
        }

        ReadOnlySpan<char> said = description.AsSpan(at, Math.Min(description.Length - at, Reach));
        int found = said.IndexOf(value, StringComparison.OrdinalIgnoreCase);
        return found > 0 && !char.IsLetterOrDigit(said[found - 1])
            && (found + value.Length == said.Length || !char.IsLetterOrDigit(said[found + value.Length]));
    }
}
