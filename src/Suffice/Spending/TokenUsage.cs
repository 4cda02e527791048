using System.Text.Json.Serialization;

namespace Suffice.Spending;

/// <summary>The tokens of one call, in buckets that never overlap.</summary>
/// <remarks>
/// Providers count differently: OpenAI's prompt tokens include cache reads and writes, Anthropic's exclude both; both
/// count reasoning inside output. Here every token is in exactly one bucket, so a total is always the sum.
/// </remarks>
public readonly record struct TokenUsage
{
    /// <summary>Prompt tokens that were neither read from nor written to a cache, audio and images excluded.</summary>
    public long Input { get; init; }

    /// <summary>Prompt tokens read from the provider's cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Prompt tokens written to a cache for the provider's standard time (Anthropic: five minutes).</summary>
    [JsonPropertyName("cache_write_5m")]
    public long CacheWrite5m { get; init; }

    /// <summary>Prompt tokens written to a cache for the long time (Anthropic: one hour).</summary>
    [JsonPropertyName("cache_write_1h")]
    public long CacheWrite1h { get; init; }

    /// <summary>Audio tokens of the prompt.</summary>
    public long AudioInput { get; init; }

    /// <summary>Answer tokens without reasoning and audio.</summary>
    public long Output { get; init; }

    /// <summary>Reasoning (thinking) tokens of the answer.</summary>
    public long Reasoning { get; init; }

    /// <summary>Audio tokens of the answer.</summary>
    public long AudioOutput { get; init; }

    /// <summary>Where the counts come from.</summary>
    public UsageBasis Basis { get; init; }

    /// <summary>All prompt tokens; long-context price tiers look at this sum.</summary>
    public long Prompt => Input + CacheRead + CacheWrite5m + CacheWrite1h + AudioInput;

    /// <summary>All answer tokens.</summary>
    public long Completion => Output + Reasoning + AudioOutput;

    /// <summary>Prompt and answer together.</summary>
    public long Total => Prompt + Completion;

    /// <summary>Adds two usages bucket by bucket; the basis is the weaker of the two that counted anything.</summary>
    /// <param name="left">The first usage.</param>
    /// <param name="right">The second usage.</param>
    /// <returns>The sum.</returns>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => new()
    {
        Input = left.Input + right.Input,
        CacheRead = left.CacheRead + right.CacheRead,
        CacheWrite5m = left.CacheWrite5m + right.CacheWrite5m,
        CacheWrite1h = left.CacheWrite1h + right.CacheWrite1h,
        AudioInput = left.AudioInput + right.AudioInput,
        Output = left.Output + right.Output,
        Reasoning = left.Reasoning + right.Reasoning,
        AudioOutput = left.AudioOutput + right.AudioOutput,
        Basis = Weaker(left, right),
    };

    /// <summary>The same as the operator.</summary>
    /// <param name="left">The first usage.</param>
    /// <param name="right">The second usage.</param>
    /// <returns>The sum.</returns>
    public static TokenUsage Add(TokenUsage left, TokenUsage right) => left + right;

    private static UsageBasis Weaker(TokenUsage left, TokenUsage right)
    {
        if (left.Total == 0)
        {
            return right.Basis;
        }

        if (right.Total == 0)
        {
            return left.Basis;
        }

        return left.Basis < right.Basis ? left.Basis : right.Basis;
    }
}
