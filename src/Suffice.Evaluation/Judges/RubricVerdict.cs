using System.Globalization;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;

namespace Suffice.Evaluation.Judges;

/// <summary>What a judge said of one answer.</summary>
/// <param name="IsPassed">Whether it passes.</param>
/// <param name="Score">How good it is, 0 to 1.</param>
/// <param name="Reason">Why.</param>
internal sealed record RubricVerdict(bool IsPassed, double Score, string? Reason)
{
    /// <summary>Reads a verdict; <see langword="null"/> when there is none, which is never a fail.</summary>
    public static RubricVerdict? Read(ChatAnswer answer)
    {
        if (JsonInText.ReadOnly(answer.Text) is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        bool? pass = json.TryGetProperty("pass", out JsonElement said) && said.ValueKind is JsonValueKind.True or JsonValueKind.False ? said.GetBoolean() : null;
        double? score = json.TryGetProperty("score", out JsonElement number) ? ScoreIn(number) : null;
        string? reason = json.TryGetProperty("reason", out JsonElement why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null;
        return (pass, score) switch
        {
            (null, null) => null,
            // A score past 1 is one on a scale that nobody asked for.
            (_, < 0 or > 1) => null,
            _ => new RubricVerdict(pass ?? score >= 0.5, score ?? (pass == true ? 1 : 0), reason),
        };
    }

    private static double? ScoreIn(JsonElement number) => number.ValueKind switch
    {
        JsonValueKind.Number => number.GetDouble(),
        JsonValueKind.String when double.TryParse(number.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double written) => written,
        _ => null,
    };
}
