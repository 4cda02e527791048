using System.Globalization;

namespace Suffice.Ledger.Tables;

/// <summary>Money as the ledger holds it: whole pico-dollars (1e-12 USD), so that sums are exact.</summary>
/// <remarks>
/// A column holds an INTEGER up to 9.2 million USD and decimal digits as TEXT beyond, so that no sum can overflow.
/// </remarks>
internal static class PicoUsd
{
    private const decimal PerUsd = 1_000_000_000_000m;

    /// <exception cref="OverflowException">More than 7.9e16 USD.</exception>
    public static Int128 From(decimal usd) => (Int128)(decimal.Round(usd, 12, MidpointRounding.ToEven) * PerUsd);

    public static decimal ToUsd(Int128 pico) => (decimal)pico / PerUsd;

    public static Cell Column(Int128 pico) =>
        pico >= long.MinValue && pico <= long.MaxValue ? (long)pico : pico.ToString(CultureInfo.InvariantCulture);

    public static Cell Column(decimal? usd) => usd is { } known ? Column(From(known)) : default;

    public static Int128 Read(object column) => column switch
    {
        long pico => pico,
        string digits => Int128.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException($"A money column of the ledger holds {column.GetType().Name}, not a whole number."),
    };
}
