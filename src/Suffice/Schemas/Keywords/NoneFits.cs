using System.Text;
using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary>Says why a value fits none of several schemas.</summary>
internal static class NoneFits
{
    private const int MostExplained = 3;

    /// <summary>The first thing wrong by each of the first few schemas.</summary>
    public static string Describe(SchemaNode[] nodes, JsonElement value, ref Evaluation evaluation)
    {
        StringBuilder words = new($"fits none of {nodes.Length} alternatives");
        for (int i = 0; i < nodes.Length && i < MostExplained && !evaluation.Explaining; i++)
        {
            SchemaViolation? why = evaluation.FirstViolation(nodes[i], value);
            words.Append(i == 0 ? ": (" : "; (").Append(i + 1).Append(") ").Append(Shown.Reason(why?.Message));
        }

        return words.ToString();
    }
}
