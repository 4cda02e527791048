using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Suffice.Schemas.Values;

/// <summary>
/// A JSON number exactly as written: mantissa × 10^exponent, the mantissa without trailing zeros.
/// Exponents beyond ±10^17 are taken as ±10^17.
/// </summary>
internal readonly struct ExactNumber : IEquatable<ExactNumber>
{
    private const int LongDigits = 18;
    private const long ExponentLimit = 100_000_000_000_000_000;

    private readonly BigInteger _mantissa;
    private readonly int _digits;
    private readonly long _exponent;

    private ExactNumber(BigInteger mantissa, int digits, long exponent)
    {
        _mantissa = mantissa;
        _digits = digits;
        _exponent = exponent;
    }

    /// <summary>Whether the value has no fraction (1.0 and 1e3 have none).</summary>
    public bool IsInteger => _exponent >= 0;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _mantissa.Sign;

    /// <summary>The number that <paramref name="number"/> is.</summary>
    public static ExactNumber Of(JsonElement number) => Parse(JsonMarshal.GetRawUtf8Value(number));

    /// <summary>Reads JSON's grammar of a number; the text must keep to it.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> text)
    {
        var cut = text.IndexOfAny((byte)'e', (byte)'E');
        var exponent = cut < 0 ? 0 : Exponent(text[(cut + 1)..]);
        var plain = cut < 0 ? text : text[..cut];
        var point = plain.IndexOf((byte)'.');
        var fraction = point < 0 ? 0 : plain.Length - point - 1;

        return plain.Length <= LongDigits ? Short(plain, exponent - fraction) : Long(plain, exponent - fraction);
    }

    /// <summary>Whether the value is a whole multiple of <paramref name="step"/>, which is above 0.</summary>
    public bool IsMultipleOf(ExactNumber step)
    {
        if (_mantissa.IsZero)
        {
            return true;
        }

        var shift = _exponent - step._exponent;
        if (shift < 0)
        {
            // The mantissa has no factor 10 left, so no negative power of ten can be taken out of it.
            return false;
        }

        var rest = BigInteger.Remainder(_mantissa, step._mantissa) * BigInteger.ModPow(10, shift, step._mantissa);
        return BigInteger.Remainder(rest, step._mantissa).IsZero;
    }

    /// <summary>The value as a count, capped at <see cref="long.MaxValue"/>; false when it is negative or has a fraction.</summary>
    public bool TryCount(out long count)
    {
        count = 0;
        if (!IsInteger || Sign < 0)
        {
            return false;
        }

        count = _digits + _exponent > LongDigits ? long.MaxValue : (long)(_mantissa * BigInteger.Pow(10, (int)_exponent));
        return true;
    }

    /// <summary>Below 0, 0 or above 0 when the value is less than, equal to or more than <paramref name="other"/>.</summary>
    public int Against(ExactNumber other)
    {
        if (Sign != other.Sign || Sign == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        var magnitude = (_digits + _exponent).CompareTo(other._digits + other._exponent);
        if (magnitude != 0)
        {
            return magnitude * Sign;
        }

        // Equal magnitudes: the exponents differ by no more than the longer text has digits.
        var shift = _exponent - other._exponent;
        return shift >= 0
            ? (_mantissa * BigInteger.Pow(10, (int)shift)).CompareTo(other._mantissa)
            : _mantissa.CompareTo(other._mantissa * BigInteger.Pow(10, (int)-shift));
    }

    public bool Equals(ExactNumber other) => _exponent == other._exponent && _mantissa == other._mantissa;

    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_mantissa, _exponent);

    private static ExactNumber Short(ReadOnlySpan<byte> plain, long exponent)
    {
        var negative = plain[0] == '-';
        long mantissa = 0;
        foreach (var digit in plain[(negative ? 1 : 0)..])
        {
            mantissa = digit == '.' ? mantissa : (mantissa * 10) + (digit - '0');
        }

        if (mantissa == 0)
        {
            return default;
        }

        while (mantissa % 10 == 0)
        {
            mantissa /= 10;
            exponent++;
        }

        var digits = 1;
        for (var rest = mantissa; rest >= 10; rest /= 10)
        {
            digits++;
        }

        return new ExactNumber(negative ? -mantissa : mantissa, digits, exponent);
    }

    private static ExactNumber Long(ReadOnlySpan<byte> plain, long exponent)
    {
        var negative = plain[0] == '-';
        var text = Encoding.ASCII.GetString(plain[(negative ? 1 : 0)..]).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var digits = text.TrimEnd('0');
        if (digits.Length == 0)
        {
            return default;
        }

        var mantissa = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return new ExactNumber(negative ? -mantissa : mantissa, digits.Length, exponent + text.Length - digits.Length);
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        long exponent = 0;
        foreach (var digit in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            exponent = Math.Min((exponent * 10) + (digit - '0'), ExponentLimit);
        }

        return negative ? -exponent : exponent;
    }
}
