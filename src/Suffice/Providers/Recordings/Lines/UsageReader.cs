using Suffice.Spending;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Reads recorded token counts into buckets that do not overlap.</summary>
internal static class UsageReader
{
    /// <summary>Characters a token stands for where only one side was counted: the packs' own rule of thumb.</summary>
    private const int CharactersPerToken = 4;

    /// <summary>Reads the counts; where one side is missing it is estimated from its characters, where both are nothing is known.</summary>
    public static TokenUsage Read(RowFields output, long promptCharacters, long answerCharacters)
    {
        (long? input, bool inputReported) = Count(output, "input_tokens");
        (long? answer, bool answerReported) = Count(output, "output_tokens");
        if (input is null && answer is null)
        {
            return default;
        }

        return Split(
            output,
            input ?? Estimate(promptCharacters),
            answer ?? Estimate(answerCharacters),
            inputReported && answerReported ? UsageBasis.Reported : UsageBasis.Estimated);
    }

    private static TokenUsage Split(RowFields output, long input, long answer, UsageBasis basis)
    {
        TokenUsage parts = new()
        {
            CacheRead = output.Count("cache_read_tokens") ?? 0,
            CacheWrite5m = output.Count("cache_write_5m_tokens") ?? 0,
            CacheWrite1h = output.Count("cache_write_1h_tokens") ?? 0,
            AudioInput = output.Count("audio_input_tokens") ?? 0,
            Reasoning = output.Count("reasoning_tokens") ?? 0,
            AudioOutput = output.Count("audio_output_tokens") ?? 0,
            Basis = basis,
        };
        if (parts.Prompt > input)
        {
            throw new InvalidDataException(
                $"{output.PathOf("input_tokens")} is {input}, less than the {parts.Prompt} cache and audio tokens it includes");
        }

        // Some vendors count thinking beside the answer and not inside it; a count above the answer's tells.
        long beside = parts.Completion > answer ? 0 : parts.Completion;
        return parts with { Input = input - parts.Prompt, Output = answer - beside };
    }

    private static (long? Count, bool Reported) Count(RowFields output, string name) =>
        output.Count(name) is { } reported ? (reported, true) : (output.Count(name + "_est"), false);

    private static long Estimate(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
