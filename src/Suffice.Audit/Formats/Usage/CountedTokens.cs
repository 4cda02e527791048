using Suffice.Spending;

namespace Suffice.Audit.Formats.Usage;

/// <summary>Counts as a log tells them, and what they hold of each other; makes exclusive buckets of them.</summary>
internal readonly record struct CountedTokens
{
    /// <summary>Tokens of the prompt; whether the cached ones are in it is told by <see cref="HoldsCache"/>.</summary>
    public long? Prompt { get; init; }

    /// <summary>Tokens of the answer, with reasoning unless <see cref="ReasoningBeside"/>.</summary>
    public long? Answer { get; init; }

    /// <summary>All tokens, where told.</summary>
    public long? Total { get; init; }

    public long CacheRead { get; init; }

    /// <summary>All tokens written to a cache.</summary>
    public long CacheWrite { get; init; }

    /// <summary>Those of them written for the long time.</summary>
    public long CacheWrite1h { get; init; }

    public long AudioInput { get; init; }

    public long Reasoning { get; init; }

    public long AudioOutput { get; init; }

    /// <summary>Whether the prompt holds the cached tokens; <see langword="null"/> when the sums must tell.</summary>
    public bool? HoldsCache { get; init; }

    /// <summary>True when reasoning is counted beside the answer.</summary>
    public bool ReasoningBeside { get; init; }

    /// <summary>Makes the buckets.</summary>
    /// <returns>The buckets, with the doubt if there is one; nothing when a total is missing, for a part alone would pass for the whole.</returns>
    public SplitUsage Split()
    {
        if (Prompt is not { } prompt || Answer is not { } answer)
        {
            return Prompt is null && Answer is null ? default : new SplitUsage(default, UsageDoubts.OneSided);
        }

        (bool held, string? doubt) = Basis(prompt, answer + (ReasoningBeside ? Reasoning : 0));
        long cached = CacheRead + CacheWrite;
        long uncached = prompt - (held ? cached : 0) - AudioInput;
        long spoken = answer - (ReasoningBeside ? 0 : Reasoning) - AudioOutput;
        bool fits = uncached >= 0 && spoken >= 0 && CacheWrite1h <= CacheWrite;
        TokenUsage usage = fits ? Buckets(uncached, spoken) : Totals(held, prompt, answer + (ReasoningBeside ? Reasoning : 0));
        return new SplitUsage(usage, fits && (Total is null || Total == usage.Total) ? doubt : doubt ?? UsageDoubts.Sums);
    }

    private TokenUsage Buckets(long uncached, long spoken) => new()
    {
        Input = uncached,
        CacheRead = CacheRead,
        CacheWrite5m = CacheWrite - CacheWrite1h,
        CacheWrite1h = CacheWrite1h,
        AudioInput = AudioInput,
        Output = spoken,
        Reasoning = Reasoning,
        AudioOutput = AudioOutput,
        Basis = UsageBasis.Reported,
    };

    /// <summary>Details that do not fit are cut to fit: the totals are what is billed.</summary>
    private TokenUsage Totals(bool held, long left, long answer)
    {
        long read = held ? Math.Min(CacheRead, left) : CacheRead;
        left -= held ? read : 0;
        long written = held ? Math.Min(CacheWrite, left) : CacheWrite;
        left -= held ? written : 0;
        long lasting = Math.Min(CacheWrite1h, written);
        long heard = Math.Min(AudioInput, left);
        long thought = Math.Min(Reasoning, answer);
        long said = Math.Min(AudioOutput, answer - thought);
        return new TokenUsage
        {
            Input = left - heard,
            CacheRead = read,
            CacheWrite5m = written - lasting,
            CacheWrite1h = lasting,
            AudioInput = heard,
            Output = answer - thought - said,
            Reasoning = thought,
            AudioOutput = said,
            Basis = UsageBasis.Estimated,
        };
    }

    /// <summary>Whether the prompt holds what was cached: said by the source, by the total, or by what is possible at all.</summary>
    private (bool Held, string? Doubt) Basis(long prompt, long answer)
    {
        long cached = CacheRead + CacheWrite;
        if (cached == 0 || HoldsCache == false)
        {
            return (HoldsCache ?? true, null);
        }

        bool saysBeside = Total == prompt + cached + answer;
        if (cached > prompt)
        {
            return (false, saysBeside ? null : UsageDoubts.CacheBeside);
        }

        return HoldsCache == true || Total == prompt + answer ? (true, null)
            : saysBeside ? (false, null)
            : (true, UsageDoubts.CacheUnclear);
    }
}
