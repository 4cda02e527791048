using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;

namespace Suffice.Evaluation.Judges;

/// <summary>What a judge said of two answers, in the order they stood.</summary>
/// <param name="Winner">The better.</param>
/// <param name="Reason">Why.</param>
internal sealed record PairVerdict(PairWinner Winner, string? Reason)
{
    /// <summary>Reads a verdict; <see langword="null"/> when there is none.</summary>
    public static PairVerdict? Read(ChatAnswer answer)
    {
        if (JsonInText.ReadOnly(answer.Text) is not { ValueKind: JsonValueKind.Object } json
            || !json.TryGetProperty("winner", out JsonElement winner) || winner.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        string? reason = json.TryGetProperty("reason", out JsonElement why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null;
        return winner.GetString()!.Trim().ToLowerInvariant() switch
        {
            "first" => new PairVerdict(PairWinner.First, reason),
            "second" => new PairVerdict(PairWinner.Second, reason),
            "tie" or "neither" or "both" => new PairVerdict(PairWinner.Neither, reason),
            _ => null,
        };
    }
}

/// <summary>Which of two answers is the better.</summary>
internal enum PairWinner
{
    /// <summary>Neither.</summary>
    Neither,

    /// <summary>The one that stood first.</summary>
    First,

    /// <summary>The one that stood second.</summary>
    Second,
}
