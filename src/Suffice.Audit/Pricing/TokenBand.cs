using Suffice.Spending;

namespace Suffice.Audit.Pricing;

/// <summary>How many tokens another model may make of the same call, as shares of what was counted.</summary>
/// <remarks>
/// Vendors cut text differently (newer Claude models make about a third more tokens than Haiku 4.5 of the same text), and models of different
/// families answer at different length; docs/audit.md says where each figure comes from.
/// </remarks>
/// <param name="PromptLow">The fewest prompt tokens.</param>
/// <param name="PromptHigh">The most prompt tokens.</param>
/// <param name="AnswerLow">The fewest answer tokens.</param>
/// <param name="AnswerHigh">The most answer tokens.</param>
internal readonly record struct TokenBand(decimal PromptLow, decimal PromptHigh, decimal AnswerLow, decimal AnswerHigh)
{
    private static readonly TokenBand SameFamily = new(0.90m, 1.35m, 0.70m, 1.50m);
    private static readonly TokenBand OtherFamily = new(0.75m, 1.40m, 0.50m, 2.00m);

    /// <summary>The band between two models.</summary>
    /// <param name="sameFamily">True when one vendor trained both.</param>
    /// <param name="bounded">True when the form of the answer holds its length (a schema, a label).</param>
    /// <returns>The band.</returns>
    public static TokenBand Of(bool sameFamily, bool bounded)
    {
        TokenBand band = sameFamily ? SameFamily : OtherFamily;
        return bounded ? band with { AnswerLow = 0.80m, AnswerHigh = 1.35m } : band;
    }

    /// <summary>The usage at the low end: caches serve as they did, and nothing is thought.</summary>
    public TokenUsage Low(TokenUsage usage) => Scaled(usage, PromptLow, AnswerLow) with { Reasoning = 0 };

    /// <summary>The usage at the high end: no cache serves another vendor, what was written to a cache is plain input.</summary>
    public TokenUsage High(TokenUsage usage, bool keepsCache) =>
        Scaled(keepsCache ? usage : WithoutCache(usage), PromptHigh, AnswerHigh);

    /// <summary>The same usage with every cached token as a plain one.</summary>
    public static TokenUsage WithoutCache(TokenUsage usage) => usage with
    {
        Input = usage.Input + usage.CacheRead + usage.CacheWrite5m + usage.CacheWrite1h,
        CacheRead = 0,
        CacheWrite5m = 0,
        CacheWrite1h = 0,
    };

    private static TokenUsage Scaled(TokenUsage usage, decimal prompt, decimal answer) => usage with
    {
        Input = Times(usage.Input, prompt),
        CacheRead = Times(usage.CacheRead, prompt),
        CacheWrite5m = Times(usage.CacheWrite5m, prompt),
        CacheWrite1h = Times(usage.CacheWrite1h, prompt),
        AudioInput = Times(usage.AudioInput, prompt),
        Output = Times(usage.Output, answer),
        Reasoning = Times(usage.Reasoning, answer),
        AudioOutput = Times(usage.AudioOutput, answer),
    };

    private static long Times(long tokens, decimal share) => tokens == 0 ? 0 : (long)decimal.Round(tokens * share);
}
