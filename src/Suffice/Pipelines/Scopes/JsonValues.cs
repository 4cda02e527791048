using System.Text.Json;

namespace Suffice.Pipelines.Scopes;

/// <summary>Tells whether two JSON values are the same.</summary>
internal static class JsonValues
{
    /// <summary>Compares them.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>True when they are the same, numbers by their value.</returns>
    public static bool Same(JsonElement one, JsonElement other)
    {
        try
        {
            return JsonElement.DeepEquals(one, other);
        }
        catch (ArgumentOutOfRangeException)
        {
            // Numbers with exponents beyond any use; those are the same that are written so.
            return one.GetRawText() == other.GetRawText();
        }
    }
}
