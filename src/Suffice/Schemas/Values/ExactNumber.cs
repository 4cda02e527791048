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

    private readonly BigInteger mantissa;
    private readonly int digits;
    private readonly long exponent;

    private ExactNumber(BigInteger mantissa, int digits, long exponent)
    {
        this.mantissa = mantissa;
        this.digits = digits;
        this.exponent = exponent;
    }

    /// <summary>Whether the value has no fraction (1.0 and 1e3 have none).</summary>
    public bool IsInteger => exponent >= 0;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => mantissa.Sign;

    /// <summary>The number that <paramref name="number"/> is.</summary>
    public static ExactNumber Of(JsonElement number) => Parse(JsonMarshal.GetRawUtf8Value(number));

    /// <summary>Reads JSON's grammar of a number; the text must keep to it.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> text)
    {
        int cut = text.IndexOfAny((byte)'e', (byte)'E');
        long power = cut < 0 ? 0 : Exponent(text[(cut + 1)..]);
        ReadOnlySpan<byte> plain = cut < 0 ? text : text[..cut];
        int point = plain.IndexOf((byte)'.');
        int fraction = point < 0 ? 0 : plain.Length - point - 1;

        return plain.Length <= LongDigits ? Short(plain, power - fraction) : Long(plain, power - fraction);
    }

    /// <summary>Whether the value is a whole multiple of <paramref name="step"/>, which is above 0.</summary>
    public bool IsMultipleOf(ExactNumber step)
    {
        if (mantissa.IsZero)
        {
            return true;
        }

        long shift = exponent - step.exponent;
        if (shift < 0)
        {
            // The mantissa has no factor 10 left, so no negative power of ten can be taken out of it.
            return false;
        }

        BigInteger rest = BigInteger.Remainder(mantissa, step.mantissa) * BigInteger.ModPow(10, shift, step.mantissa);
        return BigInteger.Remainder(rest, step.mantissa).IsZero;
    }

    /// <summary>The value as a count, capped at <see cref="long.MaxValue"/>; false when it is negative or has a fraction.</summary>
    public bool TryCount(out long count)
    {
        count = 0;
        if (!IsInteger || Sign < 0)
        {
            return false;
        }

        count = digits + exponent > LongDigits ? long.MaxValue : (long)(mantissa * BigInteger.Pow(10, (int)exponent));
        return true;
    }

    /// <summary>Below 0, 0 or above 0 when the value is less than, equal to or more than <paramref name="other"/>.</summary>
    public int Against(ExactNumber other)
    {
        if (Sign != other.Sign || Sign == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        int magnitude = (digits + exponent).CompareTo(other.digits + other.exponent);
        if (magnitude != 0)
        {
            return magnitude * Sign;
        }

        // Equal magnitudes: the exponents differ by no more than the longer text has digits.
        long shift = exponent - other.exponent;
        return shift >= 0
            ? (mantissa * BigInteger.Pow(10, (int)shift)).CompareTo(other.mantissa)
            : mantissa.CompareTo(other.mantissa * BigInteger.Pow(10, (int)-shift));
    }

    public bool Equals(ExactNumber other) => exponent == other.exponent && mantissa == other.mantissa;

    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(mantissa, exponent);

    private static ExactNumber Short(ReadOnlySpan<byte> plain, long exponent)
    {
        bool negative = plain[0] == '-';
        long value = 0;
        foreach (byte digit in plain[(negative ? 1 : 0)..])
        {
            value = digit == '.' ? value : (value * 10) + (digit - '0');
        }

        if (value == 0)
        {
            return default;
        }

        while (value % 10 == 0)
        {
            value /= 10;
            exponent++;
        }

        int length = 1;
        for (long rest = value; rest >= 10; rest /= 10)
        {
            length++;
        }

        return new ExactNumber(negative ? -value : value, length, exponent);
    }

    private static ExactNumber Long(ReadOnlySpan<byte> plain, long exponent)
    {
        bool negative = plain[0] == '-';
        string text = Encoding.ASCII.GetString(plain[(negative ? 1 : 0)..]).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        string significant = text.TrimEnd('0');
        if (significant.Length == 0)
        {
            return default;
        }

        BigInteger value = BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
        return new ExactNumber(negative ? -value : value, significant.Length, exponent + text.Length - significant.Length);
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        bool negative = text[0] == '-';
        long power = 0;
        foreach (byte digit in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            power = Math.Min((power * 10) + (digit - '0'), ExponentLimit);
        }

        return negative ? -power : power;
    }
}
