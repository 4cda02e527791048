using Suffice.Spending;

namespace Suffice.Ledger.Tables;

/// <summary>The columns that hold tokens by bucket, alike wherever tokens are held.</summary>
/// <typeparam name="T">What a row holds.</typeparam>
internal static class TokenColumns<T>
{
    public static Column<T>[] Of(Func<T, TokenUsage> usage) =>
    [
        new("input_tokens", row => usage(row).Input),
        new("cache_read_tokens", row => usage(row).CacheRead),
        new("cache_write_5m_tokens", row => usage(row).CacheWrite5m),
        new("cache_write_1h_tokens", row => usage(row).CacheWrite1h),
        new("audio_input_tokens", row => usage(row).AudioInput),
        new("output_tokens", row => usage(row).Output),
        new("reasoning_tokens", row => usage(row).Reasoning),
        new("audio_output_tokens", row => usage(row).AudioOutput),
    ];

    public static TokenUsage Read(RowReader row) => new()
    {
        Input = row.Number(),
        CacheRead = row.Number(),
        CacheWrite5m = row.Number(),
        CacheWrite1h = row.Number(),
        AudioInput = row.Number(),
        Output = row.Number(),
        Reasoning = row.Number(),
        AudioOutput = row.Number(),
    };
}
