using System.Globalization;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>A logarithmic scale of tokens, from 0 to 100.</summary>
/// <param name="least">The least value it must hold.</param>
/// <param name="most">The most.</param>
internal sealed class LogScale(long least, long most)
{
    private readonly double from = Math.Log10(Math.Max(1, least));
    private readonly double to = Math.Max(Math.Log10(Math.Max(1, least)) + 1, Math.Log10(Math.Max(1, most)));

    /// <summary>Where a value lies.</summary>
    public double At(double value) => Math.Clamp((Math.Log10(Math.Max(1, value)) - from) / (to - from) * 100, 0, 100);

    /// <summary>Round values to write beside it: powers of ten, then their doubles and fives where there is room.</summary>
    /// <param name="apart">The least distance between two.</param>
    /// <returns>The values, from small to large.</returns>
    public IEnumerable<long> Ticks(double apart)
    {
        List<long> chosen = [];
        foreach (long digit in new long[] { 1, 2, 5 })
        {
            for (long power = 1; power <= 1_000_000_000; power *= 10)
            {
                long tick = digit * power;
                bool within = Math.Log10(tick) >= from && Math.Log10(tick) <= to;
                if (within && chosen.TrueForAll(other => Math.Abs(At(other) - At(tick)) >= apart))
                {
                    chosen.Add(tick);
                }
            }
        }

        return chosen.Order();
    }

    /// <summary>A number of tokens in few characters.</summary>
    public static string Short(double tokens) => tokens switch
    {
        >= 1_000_000 => (tokens / 1_000_000).ToString("0.#M", CultureInfo.InvariantCulture),
        >= 1_000 => (tokens / 1_000).ToString("0.#k", CultureInfo.InvariantCulture),
        _ => tokens.ToString("0", CultureInfo.InvariantCulture),
    };
}
