using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Confidence.Signals;

/// <summary>How sure a model was by its token probabilities, its labels' probabilities, and its own word, which is one raw signal among others.</summary>
/// <remarks>Quantiles of the tokens' log-probabilities after Gupta et al., arXiv 2404.10136.</remarks>
internal sealed class TokenCertainty : ISignalGroup<GivenAnswer>
{
    private const double Least = 1e-7;
    private static readonly ImmutableArray<double> Quantiles = [0, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5];

    public ImmutableArray<string> Names { get; } =
    [
        "stated.value", "stated.log_odds", "stated.log_doubt", "label.top", "label.log_odds", "label.margin", "label.entropy", "label.second",
        "tokens.count", "tokens.mean", "tokens.q0", "tokens.q1", "tokens.q2", "tokens.q5", "tokens.q10", "tokens.q25", "tokens.q50",
    ];

    public void Read(GivenAnswer source, Span<double> values)
    {
        values.Fill(double.NaN);
        if (source.Answer.StatedConfidence is { } stated && double.IsFinite(stated))
        {
            double value = Math.Clamp(stated, 0, 1);
            values[0] = value;
            values[1] = LogOdds(value);
            values[2] = Math.Log(Math.Max(Least, 1 - value));
        }

        ReadLabels(source.Answer.LabelProbabilities, values[3..8]);
        if (source.Answer.Logprobs is { } logprobs)
        {
            ReadTokens(LogProbabilitiesIn(logprobs), values[8..]);
        }
    }

    private static void ReadLabels(ImmutableArray<double> probabilities, Span<double> values)
    {
        if (probabilities.IsDefaultOrEmpty || probabilities.Length < 2)
        {
            return;
        }

        double[] sorted = [.. probabilities.Where(double.IsFinite).OrderDescending()];
        if (sorted.Length < 2)
        {
            return;
        }

        values[0] = sorted[0];
        values[1] = LogOdds(sorted[0]);
        values[2] = sorted[0] - sorted[1];
        values[3] = -sorted.Sum(p => p > 0 ? p * Math.Log(p) : 0);
        values[4] = Math.Log(Math.Max(Least, sorted[1]));
    }

    private static void ReadTokens(List<double> tokens, Span<double> values)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        tokens.Sort();
        values[0] = Math.Log(1 + tokens.Count);
        values[1] = tokens.Average();
        for (int i = 0; i < Quantiles.Length; i++)
        {
            values[2 + i] = tokens[(int)(Quantiles[i] * (tokens.Count - 1))];
        }
    }

    // OpenAI's { content: [{ logprob }] }; a bare list of numbers is read too.
    private static List<double> LogProbabilitiesIn(JsonElement logprobs)
    {
        List<double> found = [];
        JsonElement list = logprobs.ValueKind == JsonValueKind.Object && logprobs.TryGetProperty("content", out JsonElement content) ? content : logprobs;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return found;
        }

        foreach (JsonElement item in list.EnumerateArray())
        {
            JsonElement value = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("logprob", out JsonElement inner) ? inner : item;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double logprob) && double.IsFinite(logprob))
            {
                found.Add(Math.Max(logprob, -30));
            }
        }

        return found;
    }

    private static double LogOdds(double p)
    {
        double kept = Math.Clamp(p, Least, 1 - Least);
        return Math.Log(kept / (1 - kept));
    }
}
